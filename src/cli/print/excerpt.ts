import type { Position } from '../../base/index.ts';

/** Finds the text of a file that a position speaks of. */
export type TextOf = (file: string) => string | undefined;

/** The line at a position with its number, and a mark below the column; '' where the file is not at hand. */
export function excerpt(at: Position, textOf: TextOf, indent = '  '): string {
  const line = textOf(at.file)?.split('\n')[at.line - 1];
  if (line === undefined) return '';
  const number = String(at.line);
  const shown = line.length > 160 ? `${line.slice(0, 157)}...` : line;
  const mark = ' '.repeat(Math.min(at.column - 1, 160));
  return `${indent}${number} | ${shown}\n${indent}${' '.repeat(number.length)} | ${mark}^\n`;
}

/** `file:line:column`, which editors and terminals open. */
export function where(at: Position): string {
  return `${at.file}:${at.line}:${at.column}`;
}
