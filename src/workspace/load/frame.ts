import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Position } from '../../base/index.ts';
import { writtenColumn } from './column.ts';

/** What was being loaded when something was thrown. */
export interface Loading {
  /** The definition as the user typed it. */
  readonly given: string;
  /** The same, absolute. */
  readonly path: string;
  /** The API module, absolute. */
  readonly api: string;
  /** The names that the API exports. */
  readonly exports: readonly string[];
}

/** The innermost frame of the stack that stands in the user's own files; else the definition's beginning. */
export function userFrame(error: unknown, loading: Loading): Position {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const line of stack.split('\n')) {
    const match = /^\s+at (?:.*\()?((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/.exec(line);
    if (match?.[1] === undefined) continue;
    const text = match[1].replace(/^async /, '');
    const file = text.startsWith('file:') ? fileURLToPath(text) : text;
    if (!isUsers(file, loading)) continue;
    const row = Number(match[2]);
    return { file: spelled(file, loading), line: row, column: writtenColumn(file, row, Number(match[3])) };
  }
  return { file: loading.given, line: 1, column: 1 };
}

function isUsers(file: string, loading: Loading): boolean {
  if (file === loading.path) return true;
  if (file === loading.api || file.startsWith('node:')) return false;
  if (file.includes(`${sep}node_modules${sep}`)) return false;
  if (within(dirname(loading.path), file)) return true;
  return !within(dirname(loading.api), file) && !within(dirname(fileURLToPath(import.meta.url)), file);
}

function within(folder: string, file: string): boolean {
  return file.startsWith(folder + sep);
}

/** A file as the user would type it: relative in the same way as the definition was. */
export function spelled(file: string, loading: Loading): string {
  if (file === loading.path) return loading.given;
  return join(dirname(loading.given), relative(dirname(loading.path), file));
}
