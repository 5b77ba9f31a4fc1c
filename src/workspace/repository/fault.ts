import type { Diagnostic } from '../../base/index.ts';
import { UserError } from '../../base/index.ts';

const meanings: Readonly<Record<string, readonly [reason: string, fix: string]>> = {
  EACCES: ['permission denied', 'Change the permissions of the folder, or choose another.'],
  EPERM: ['the operation is not permitted', 'Change the permissions of the folder, or choose another.'],
  EROFS: ['the file system is read-only', 'Choose another output folder.'],
  ENOSPC: ['the disk is full', 'Make room and run the command again.'],
  EDQUOT: ['the disk quota is used up', 'Make room and run the command again.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files.'],
  EBUSY: ['the file is in use', 'Close the program that uses it.'],
  EISDIR: ['it is a folder', 'Move the folder away.'],
  ENOTDIR: ['a part of its path is a file', 'Move that file away.'],
  ENAMETOOLONG: ['its name is too long', 'Choose an output folder with a shorter path.'],
};

/** The system's name of an error, such as `ENOENT`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Does work on a file; what the system refuses becomes a UserError that names the file. */
export function onFile<T>(doing: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError([systemFault(`cannot ${doing} ${path}`, code)]);
  }
}

function systemFault(start: string, code: string): Diagnostic {
  const [reason, fix] = meanings[code] ?? [code, 'Mend this and run the command again.'];
  return { reason: `${start}: ${reason}`, fix };
}
