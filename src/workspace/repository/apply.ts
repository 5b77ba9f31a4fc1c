import { renameSync } from 'node:fs';
import { UserError } from '../../base/index.ts';
import { hashOf, inspect } from './disk.ts';
import { withLock } from './lock.ts';
import type { FileState, PlannedFile, WritePlan } from './plan.ts';
import { formatRecord, readRecordText, recordPath } from './record.ts';
import type { Rename } from './write.ts';
import { removeFile, removeLeftovers, writeWhole } from './write.ts';

export interface ApplyOptions {
  /** Overwrites edited and foreign files, and removes edited ones that are no longer generated. */
  readonly force?: boolean;
  /**
   * Settles conflicts in favour of the files on disk: they stay, and are reported again only when what is
   * generated changes once more.
   */
  readonly keep?: boolean;
}

export interface WriteResult {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that differ from what is generated and were left alone. */
  readonly kept: readonly PlannedFile[];
}

type Action = 'write' | 'remove' | 'none';

const actions: Readonly<Record<FileState, readonly [usual: Action, forced: Action]>> = {
  create: ['write', 'write'],
  update: ['write', 'write'],
  unchanged: ['none', 'none'],
  'edited-kept': ['none', 'write'],
  conflict: ['none', 'write'],
  foreign: ['none', 'write'],
  remove: ['remove', 'remove'],
  'stale-edited': ['none', 'remove'],
};

/**
 * Carries out a plan. Every file is replaced as a whole, and the record comes last, so that a run that breaks
 * off leaves whole files only and the next run completes it. Throws a UserError, before anything is written,
 * when the folder has changed since the plan was made or another run holds it; and when the system refuses a
 * file.
 */
export function applyWrite(plan: WritePlan, options: ApplyOptions = {}): WriteResult {
  return applyWith(plan, options, renameSync);
}

/** The same with another way to rename. */
export function applyWith(plan: WritePlan, options: ApplyOptions, rename: Rename): WriteResult {
  const actionOf = (file: PlannedFile): Action => actions[file.state][options.force === true ? 1 : 0];
  const write = plan.files.filter((file) => actionOf(file) === 'write');
  const remove = plan.files.filter((file) => actionOf(file) === 'remove');
  const after = formatRecord(recordAfter(plan, actionOf, options.keep === true));
  if (write.length + remove.length > 0 || after !== plan.recordText) {
    withLock(plan.dir, () => {
      refuseChanges(plan, [...write, ...remove]);
      removeLeftovers(plan.dir, [recordPath, ...plan.files.map((file) => file.path)]);
      if (write.length + remove.length > 0) writeWhole(plan.dir, recordPath, intention(plan, write), rename);
      for (const { path } of remove) removeFile(plan.dir, path);
      for (const { path, text } of write) writeWhole(plan.dir, path, text ?? '', rename);
      writeWhole(plan.dir, recordPath, after, rename);
    });
  }
  return {
    written: write.map((file) => file.path),
    removed: remove.map((file) => file.path),
    kept: plan.files.filter((file) => actionOf(file) === 'none' && file.state !== 'unchanged'),
  };
}

/** The record of the last run plus what this one is about to write: how the next run knows a file half-way. */
function intention(plan: WritePlan, write: readonly PlannedFile[]): string {
  const pending = new Map([...plan.before.pending, ...hashes(write)]);
  return formatRecord({ ...plan, files: plan.before.files, pending });
}

function recordAfter(plan: WritePlan, actionOf: (file: PlannedFile) => Action, keep: boolean) {
  const files = new Map<string, string>();
  for (const file of plan.files) {
    const hash = actionOf(file) === 'none' ? hashIfLeft(plan, file, keep) : hashOf(file.text ?? '');
    if (hash !== undefined && file.text !== undefined) files.set(file.path, hash);
  }
  return { tool: plan.tool, definition: plan.definition, files, pending: new Map<string, string>() };
}

/**
 * A file that was left alone keeps the hash of what was written to it last, so that it still counts as edited.
 * An edited file that is no longer generated drops out: it is its editor's from now on.
 */
function hashIfLeft(plan: WritePlan, file: PlannedFile, keep: boolean): string | undefined {
  const settled = keep && (file.state === 'conflict' || file.state === 'foreign');
  if (file.state === 'unchanged' || settled) return hashOf(file.text ?? '');
  return plan.before.files.get(file.path) ?? plan.before.pending.get(file.path);
}

function hashes(files: readonly PlannedFile[]): readonly (readonly [string, string])[] {
  return files.map((file) => [file.path, hashOf(file.text ?? '')]);
}

function refuseChanges(plan: WritePlan, files: readonly PlannedFile[]): void {
  const removed = new Set(plan.files.filter((file) => file.state === 'remove').map((file) => file.path));
  const paths = files.map((file) => file.path);
  const now = inspect(plan.dir, paths, (path) => removed.has(path));
  if (now.faults.length > 0) throw new UserError(now.faults);
  const changed = files.find((file) => now.files.get(file.path)?.hash !== file.disk?.hash)?.path;
  const stale = readRecordText(plan.dir) === plan.recordText ? changed : recordPath;
  if (stale === undefined) return;
  throw new UserError([
    { reason: `${stale} was changed by somebody else during this run`, fix: 'Run the command again.' },
  ]);
}
