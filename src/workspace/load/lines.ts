import { readFileSync } from 'node:fs';

/** A line of a file for a message: trimmed and cut; undefined when it is empty or the file unreadable. */
export function lineOf(file: string, line: number): string | undefined {
  const text = linesOf(file)[line - 1]?.trim();
  if (text === undefined || text === '') return undefined;
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** The lines of a file; none when it cannot be read. */
export function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
