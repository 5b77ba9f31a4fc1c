import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '../../base/index.ts';
import { errorCode, onFile } from './fault.ts';
import { foldersOf } from './path.ts';

/** A file as it is on disk. */
export interface DiskFile {
  readonly hash: string;
  readonly bytes: Buffer;
}

/** sha256 in hexadecimal digits, of the text in UTF-8. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Like lstat; undefined where nothing is, or where a part of the path is a file. */
export function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Whether a path, with all its links followed, ends inside a folder (whose own path is free of links). False
 * for a link that leads nowhere.
 */
export function staysInside(realFolder: string, path: string): boolean {
  try {
    const real = realpathSync(path);
    return real === realFolder || real.startsWith(realFolder.endsWith(sep) ? realFolder : realFolder + sep);
  } catch {
    return false;
  }
}

export interface Inspection {
  /** What stands at each path; paths where nothing stands are left out. */
  readonly files: ReadonlyMap<string, DiskFile>;
  /** Links that lead out of the folder, and folders and files that are in the way of others. */
  readonly faults: readonly Diagnostic[];
}

/** Looks at paths of an output folder. `goes` tells of a file in the way whether it will be removed. */
export function inspect(dir: string, paths: readonly string[], goes: (path: string) => boolean): Inspection {
  const files = new Map<string, DiskFile>();
  const root = onFile('read', dir, () => statOf(dir) && realpathSync(dir));
  if (root === undefined) return { files, faults: [] };
  if (!lstatSync(root).isDirectory())
    return { files, faults: [{ reason: `${dir} is not a folder`, fix: 'Choose another output folder.' }] };
  const faults: Faults = new Map();
  for (const path of paths) {
    const blocked = foldersOf(path).some((folder) => isBlocked(root, folder, goes, faults));
    const file = blocked ? undefined : onFile('read', path, () => readEntry(root, path, goes, faults));
    if (file !== undefined) files.set(path, file);
  }
  return { files, faults: [...faults.values()] };
}

type Faults = Map<string, Diagnostic>;

/** True when nothing can be read or written below this folder. */
function isBlocked(root: string, folder: string, goes: (path: string) => boolean, faults: Faults): boolean {
  if (faults.has(folder)) return true;
  const full = join(root, folder);
  const stat = onFile('read', folder, () => statOf(full));
  if (stat === undefined || stat.isDirectory()) return false;
  if (stat.isSymbolicLink()) {
    if (staysInside(root, full)) return false;
    faults.set(folder, outside(folder));
    return true;
  }
  if (goes(folder)) return true;
  const reason = `${folder} is a file, where a folder is needed`;
  faults.set(folder, { reason, fix: 'Move it away.' });
  return true;
}

function readEntry(
  root: string,
  path: string,
  goes: (path: string) => boolean,
  faults: Faults,
): DiskFile | undefined {
  const full = join(root, path);
  const stat = statOf(full);
  if (stat === undefined) return undefined;
  if (stat.isSymbolicLink() && !staysInside(root, full)) {
    faults.set(path, outside(path));
    return undefined;
  }
  const target = stat.isSymbolicLink() ? lstatSync(realpathSync(full)) : stat;
  if (target.isFile()) {
    const bytes = readFileSync(full);
    return { hash: hashOf(bytes), bytes };
  }
  if (stat.isDirectory() && filesBelow(root, path).every(goes)) return undefined;
  const what = target.isDirectory() ? 'a folder' : 'not a regular file';
  faults.set(path, { reason: `${path} is ${what}, where a file is to be written`, fix: 'Move it away.' });
  return undefined;
}

function filesBelow(root: string, path: string): readonly string[] {
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, inner) : [inner];
  });
}

function outside(path: string): Diagnostic {
  return {
    reason: `${path} is a symbolic link that leads out of the output folder, or nowhere`,
    fix: 'Replace the link by a folder or a file.',
  };
}
