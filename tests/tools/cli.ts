import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { writeFiles } from './folder.ts';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a folder, as from a terminal that nobody watches. */
export async function groundplan(cwd: string, line: string, color = false): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(line === '' ? [] : line.split(' '), {
    cwd,
    interactive: false,
    color,
    width: 100,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Writes a file of a folder. */
export function put(folder: string, path: string, text: string): void {
  writeFiles(folder, [{ path, text }]);
}

/** Replaces a text that must be in a file. */
export function change(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no '${from}'`);
  writeFileSync(file, text.replace(from, to));
}
