import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../base/index.ts';
import { staysInside } from './disk.ts';
import { errorCode, onFile } from './fault.ts';
import { ownFolder } from './path.ts';
import type { OutputFile } from './plan.ts';

export interface ReadOptions {
  /** Files larger than this are skipped. Bytes; 2 MB unless told otherwise. */
  readonly maxBytes?: number;
}

export interface SkippedFile {
  readonly path: string;
  /** Why it was not read, as a phrase. */
  readonly reason: string;
}

export interface ReadTree {
  /** Paths are relative to the folder, with forward slashes; sorted by path. A byte order mark is dropped. */
  readonly files: readonly OutputFile[];
  /** Everything that was passed over, sorted by path. */
  readonly skipped: readonly SkippedFile[];
}

const foldersToSkip: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'installed packages'],
  ['.git', "git's own data"],
  ['.terraform', "Terraform's downloads"],
  [ownFolder, "groundplan's own data"],
]);

/** Reads all text files below a folder. Throws a UserError when the folder itself cannot be read. */
export function readTree(dir: string, options: ReadOptions = {}): ReadTree {
  const isFolder = onFile('read', dir, () => statSync(dir, { throwIfNoEntry: false })?.isDirectory());
  if (isFolder !== true) {
    const reason = isFolder === undefined ? `the folder ${dir} does not exist` : `${dir} is not a folder`;
    throw new UserError([{ reason, fix: 'Check the path and the current folder.' }]);
  }
  const root = realpathSync(dir);
  const reading: Reading = { root, maxBytes: options.maxBytes ?? 2_000_000, files: [], skipped: [] };
  readFolder(reading, '');
  return { files: reading.files.sort(byPath), skipped: reading.skipped.sort(byPath) };
}

interface Reading {
  readonly root: string;
  readonly maxBytes: number;
  readonly files: OutputFile[];
  readonly skipped: SkippedFile[];
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

function readFolder(reading: Reading, folder: string): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(reading.root, folder), { withFileTypes: true });
  } catch (error) {
    reading.skipped.push({ path: folder, reason: unreadable(error) });
    return;
  }
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const reason = entry.isDirectory() ? foldersToSkip.get(entry.name) : readEntry(reading, path, entry);
    if (reason !== undefined) reading.skipped.push({ path, reason });
    else if (entry.isDirectory()) readFolder(reading, path);
  }
}

/** Reads a file into the result, or says why not. */
function readEntry(reading: Reading, path: string, entry: Dirent): string | undefined {
  const full = join(reading.root, path);
  if (entry.isSymbolicLink() && !staysInside(reading.root, full))
    return 'a symbolic link that leads out of the folder, or nowhere';
  try {
    const stat = statSync(full);
    if (stat.isDirectory()) return 'a symbolic link to a folder that is read at its own place';
    if (!stat.isFile()) return 'not a regular file';
    if (stat.size > reading.maxBytes) return `larger than ${reading.maxBytes} bytes`;
    const text = textOf(readFileSync(full));
    if (text === undefined) return 'not text';
    reading.files.push({ path, text });
    return undefined;
  } catch (error) {
    return unreadable(error);
  }
}

/** Undefined for bytes that are not text in UTF-8. */
function textOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8000).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function unreadable(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return `cannot be read (${code})`;
}
