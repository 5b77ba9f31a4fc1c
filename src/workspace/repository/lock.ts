import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../base/index.ts';
import { errorCode, onFile } from './fault.ts';
import { ownFolder } from './path.ts';

/** Where the lock lies, relative to the output folder. */
export const lockPath = `${ownFolder}/lock`;

/** A lock without a readable owner may just be in the making; after this time it is not. Milliseconds. */
const longestBirth = 10_000;
/** No run takes that long; past it, a lock of another machine is taken for dead. Milliseconds. */
const longestRun = 10 * 60_000;

/**
 * Does work, which must not be asynchronous, while no other run works on the same folder. A lock whose process
 * is dead is taken over. Throws a UserError while another run holds the folder.
 */
export function withLock<T>(dir: string, work: () => T): T {
  onFile('create', ownFolder, () => mkdirSync(join(dir, ownFolder), { recursive: true }));
  const file = join(dir, lockPath);
  const mine = `${process.pid} ${hostname()}\n`;
  if (!take(file, mine) && !(breakStale(file) && take(file, mine))) throw held(file);
  try {
    return work();
  } finally {
    if (contentOf(file) === mine) unlinkSync(file);
  }
}

function take(file: string, mine: string): boolean {
  return onFile('create', lockPath, () => {
    let handle: number;
    try {
      handle = openSync(file, 'wx', 0o644);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
    writeSync(handle, mine);
    closeSync(handle);
    return true;
  });
}

/** Removes a lock that nobody holds any more; true when the way is free. */
function breakStale(file: string): boolean {
  const seen = contentOf(file);
  if (seen === undefined) return true;
  if (!isStale(file, seen)) return false;
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    // Another run may have been faster, so that this is its new lock: give it back.
    const grabbed = contentOf(aside) !== seen;
    if (grabbed) linkSync(aside, file);
    unlinkSync(aside);
    return !grabbed;
  } catch {
    return false;
  }
}

function isStale(file: string, content: string): boolean {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const [, pid, host] = /^(\d+) (\S+)\n$/.exec(content) ?? [];
  if (pid === undefined) return age > longestBirth;
  if (host !== hostname()) return age > longestRun;
  // Work under a lock never waits, so that a lock with this process's own number is left from an earlier one.
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function held(file: string): UserError {
  const [pid, host] = (contentOf(file) ?? '').trim().split(' ');
  const owner = pid === undefined || pid === '' ? '' : ` (process ${pid} on ${host ?? 'this machine'})`;
  return new UserError([
    {
      reason: `another run is writing to this folder${owner}`,
      fix: `Wait for it to end; if there is none, delete ${lockPath}.`,
    },
  ]);
}
