import {
  closeSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, onFile } from './fault.ts';
import { foldersOf } from './path.ts';

/** The last act of writing a file; tests put a failing one in its place. */
export type Rename = (from: string, to: string) => void;

const temporary = /^\.groundplan-\d+-\d+\.tmp$/;

let count = 0;

/**
 * Writes a file so that at any moment there is either the old one or the new one, whole. Folders are made as
 * needed. Scripts (`*.sh`) may be executed by everybody, nothing else may.
 */
export function writeWhole(dir: string, path: string, text: string, rename: Rename = renameSync): void {
  const target = join(dir, path);
  const folder = dirname(target);
  count++;
  const beside = join(folder, `.groundplan-${process.pid}-${count}.tmp`);
  onFile('write', path, () => {
    mkdirSync(folder, { recursive: true });
    const handle = openSync(beside, 'wx', 0o600);
    try {
      try {
        writeFileSync(handle, text);
        fchmodSync(handle, path.endsWith('.sh') ? 0o755 : 0o644);
      } finally {
        closeSync(handle);
      }
      rename(beside, target);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  });
}

/** Removes a file, and the folders that are empty without it. */
export function removeFile(dir: string, path: string): void {
  onFile('remove', path, () => rmSync(join(dir, path), { force: true }));
  for (const folder of foldersOf(path).toReversed()) {
    try {
      rmdirSync(join(dir, folder));
    } catch {
      // Not empty, or a link: then it stays, and so do the folders around it.
      return;
    }
  }
}

/** Removes what a run that broke off has left beside these files. */
export function removeLeftovers(dir: string, paths: readonly string[]): void {
  for (const folder of new Set(paths.map((path) => dirname(join(dir, path))))) {
    for (const name of namesIn(folder)) {
      if (temporary.test(name)) onFile('remove', name, () => rmSync(join(folder, name), { force: true }));
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
