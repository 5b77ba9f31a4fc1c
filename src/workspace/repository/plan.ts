import { relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../../base/index.ts';
import { UserError } from '../../base/index.ts';
import type { DiskFile } from './disk.ts';
import { hashOf, inspect } from './disk.ts';
import { pathFaults } from './path.ts';
import type { WriteRecord } from './record.ts';
import { parseRecord, readRecordText } from './record.ts';

/** A file to be written. */
export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * What a run means for one file:
 * - `create`: it does not exist.
 * - `update`: it is as we wrote it, and is generated differently now.
 * - `unchanged`: it is as it is generated.
 * - `edited-kept`: somebody edited it, and the generator has nothing new to say.
 * - `conflict`: somebody edited it, and it is generated differently now.
 * - `foreign`: it exists and we never wrote it.
 * - `remove`: it is as we wrote it, and is no longer generated.
 * - `stale-edited`: somebody edited it, and it is no longer generated.
 */
export type FileState =
  | 'create'
  | 'update'
  | 'unchanged'
  | 'edited-kept'
  | 'conflict'
  | 'foreign'
  | 'remove'
  | 'stale-edited';

export interface PlannedFile {
  readonly path: string;
  readonly state: FileState;
  /** What is generated; undefined when the file is no longer generated. */
  readonly text?: string;
  readonly disk?: DiskFile;
}

/** What a run would do to a folder; nothing has been touched. */
export interface WritePlan {
  /** The output folder, absolute. */
  readonly dir: string;
  /** Sorted by path. */
  readonly files: readonly PlannedFile[];
  /** What earlier runs wrote. */
  readonly before: Pick<WriteRecord, 'files' | 'pending'>;
  /** The record as it was read, undefined where there was none. */
  readonly recordText: string | undefined;
  readonly tool: string;
  /** The path of the definition, relative to the output folder. */
  readonly definition: string;
}

export interface PlanOptions {
  /** The version of the program. */
  readonly tool: string;
  /** The path of the definition, absolute or relative to the current folder. */
  readonly definition: string;
}

/**
 * Compares files to be written with a folder and its record. Reads only. Throws a UserError, with all faults,
 * for paths that must not be written, links that lead out of the folder, and a record that cannot be used.
 */
export function planWrite(dir: string, files: readonly OutputFile[], options: PlanOptions): WritePlan {
  refuse(pathFaults(files.map((file) => file.path)));
  const full = resolve(dir);
  const recordText = readRecordText(full);
  const before = recordText === undefined ? nothing : parseRecord(recordText);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const gone = recordedPaths(before).filter((path) => !texts.has(path));
  // A former file that is out of reach is no longer ours, whatever stands there; so faults do not matter.
  const old = [...inspect(full, gone, () => true).files].map(
    ([path, disk]): PlannedFile => ({ path, disk, state: stateOf(path, disk, undefined, before) }),
  );
  const removed = new Set(old.filter((file) => file.state === 'remove').map((file) => file.path));
  const present = inspect(full, [...texts.keys()], (path) => removed.has(path));
  refuse(present.faults);
  const current = [...texts].map(([path, text]): PlannedFile => {
    const disk = present.files.get(path);
    const state = stateOf(path, disk, text, before);
    return disk === undefined ? { path, state, text } : { path, state, text, disk };
  });
  return {
    dir: full,
    files: [...old, ...current].sort((a, b) => (a.path < b.path ? -1 : 1)),
    before,
    recordText,
    tool: options.tool,
    definition: relative(full, resolve(options.definition)).split(sep).join('/'),
  };
}

/** Whether a run would neither change a file nor have anything to report. */
export function isUpToDate(plan: WritePlan): boolean {
  return plan.files.every((file) => file.state === 'unchanged' || file.state === 'edited-kept');
}

type Before = WritePlan['before'];

const nothing: Before = { files: new Map(), pending: new Map() };

function recordedPaths(before: Before): readonly string[] {
  return [...new Set([...before.files.keys(), ...before.pending.keys()])];
}

function stateOf(
  path: string,
  disk: DiskFile | undefined,
  text: string | undefined,
  before: Before,
): FileState {
  const recorded = before.files.get(path);
  const pending = before.pending.get(path);
  const ours = disk !== undefined && (disk.hash === recorded || disk.hash === pending);
  if (text === undefined) return ours ? 'remove' : 'stale-edited';
  if (disk === undefined) return 'create';
  const generated = hashOf(text);
  if (disk.hash === generated) return 'unchanged';
  if (ours) return 'update';
  if (recorded === undefined && pending === undefined) return 'foreign';
  return generated === recorded ? 'edited-kept' : 'conflict';
}

function refuse(faults: readonly Diagnostic[]): void {
  if (faults.length > 0) throw new UserError(faults);
}
