import type { Diagnostic } from '../../base/index.ts';

/** The folder, inside the output folder, that holds what the tool remembers. */
export const ownFolder = '.groundplan';

/** Leaves room, in the usual limit of 255 bytes, for what editors and tools append. */
const longestSegment = 200;

/** Why a path must not be written, as the end of a sentence that begins with the path; undefined if it may. */
export function pathFault(path: string): string | undefined {
  if (path === '') return 'is empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'has a control character';
  if (path.includes('\\')) return 'has a backslash; folders are separated by forward slashes';
  if (/^[A-Za-z]:/.test(path)) return 'begins with a drive letter';
  if (path.startsWith('/')) return 'is absolute';
  const segments = path.split('/');
  if (segments.includes('')) return 'has an empty part between slashes';
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'has a part that is . or ..';
  if (segments.some((segment) => Buffer.byteLength(segment) > longestSegment))
    return `has a name longer than ${longestSegment} bytes`;
  const first = folded(segments[0] ?? '');
  if (first === ownFolder) return `lies in ${ownFolder}, which the tool keeps for itself`;
  if (segments.some((segment) => folded(segment) === '.git')) return 'lies in a .git folder';
  return undefined;
}

/**
 * All reasons why a set of files cannot be written, one diagnostic each: bad paths, two names that differ in
 * case only (they are one file on some systems), and a file where another needs a folder.
 */
export function pathFaults(paths: readonly string[]): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const fault = pathFault(path);
    if (fault !== undefined) {
      faults.push({ reason: `the path ${JSON.stringify(path)} ${fault}`, fix: 'Name the file differently.' });
      continue;
    }
    const other = seen.get(folded(path));
    if (other === undefined) seen.set(folded(path), path);
    else faults.push(collision(path, other));
  }
  for (const path of seen.values()) {
    for (const folder of foldersOf(path)) {
      const file = seen.get(folded(folder));
      if (file !== undefined)
        faults.push({
          reason: `${file} is a file, and also the folder of ${path}`,
          fix: 'Rename one of the two.',
        });
    }
  }
  return faults;
}

function collision(path: string, other: string): Diagnostic {
  const reason =
    path === other
      ? `two files have the path ${path}`
      : `the paths ${other} and ${path} differ in case only, and are one file on some systems`;
  return { reason, fix: 'Rename one of the two.' };
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The folders that a file lies in, outermost first: `a/b/c` lies in `a` and `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
