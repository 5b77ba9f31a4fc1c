import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, UserError } from '../../base/index.ts';
import { statOf } from './disk.ts';
import { onFile } from './fault.ts';
import { ownFolder, pathFault } from './path.ts';

/** Where the record lies, relative to the output folder. */
export const recordPath = `${ownFolder}/record.json`;

const format = 1;

/** What a run wrote, so that the next one can tell which files a person has edited since. */
export interface WriteRecord {
  /** The version of the program that wrote it. */
  readonly tool: string;
  /** The path of the definition, relative to the output folder. */
  readonly definition: string;
  /** By path, the sha256 of the text that was written. */
  readonly files: ReadonlyMap<string, string>;
  /** The same for files that a run was about to write; left behind only by a run that broke off. */
  readonly pending: ReadonlyMap<string, string>;
}

/** The text of a record: one file a line, sorted, so that version control merges it well. */
export function formatRecord(record: WriteRecord): string {
  const { tool, definition } = record;
  const pending = record.pending.size > 0 ? { pending: sorted(record.pending) } : {};
  return `${JSON.stringify({ format, tool, definition, files: sorted(record.files), ...pending }, null, 2)}\n`;
}

function sorted(files: ReadonlyMap<string, string>): { [path: string]: string } {
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The record of an output folder, undefined where there is none; throws as `parseRecord` does. */
export function readRecord(dir: string): WriteRecord | undefined {
  const text = readRecordText(dir);
  return text === undefined ? undefined : parseRecord(text);
}

/** The text of the record of a folder, undefined where there is none. */
export function readRecordText(dir: string): string | undefined {
  const folder = onFile('read', ownFolder, () => statOf(join(dir, ownFolder)));
  if (folder === undefined) return undefined;
  if (!folder.isDirectory())
    throw new UserError([{ reason: `${ownFolder} is not a folder`, fix: 'Move it away.' }]);
  const file = join(dir, recordPath);
  return onFile('read', recordPath, () => {
    if (statOf(file) === undefined) return undefined;
    if (!lstatSync(file).isFile()) throw corrupt('it is not a regular file');
    return readFileSync(file, 'utf8');
  });
}

/** Reads a record; throws a UserError for one that is damaged or of a later format. */
export function parseRecord(text: string): WriteRecord {
  const data = parseJson(text);
  if (!isObject(data)) throw corrupt('it is not an object');
  const { tool, definition } = data;
  if (typeof data.format !== 'number') throw corrupt('it has no format number');
  if (data.format > format) throw newer(data.format, tool);
  if (typeof tool !== 'string' || typeof definition !== 'string')
    throw corrupt('the version or the definition is missing');
  return { tool, definition, files: parseFiles(data.files), pending: parseFiles(data.pending ?? {}) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw corrupt(/^<{7} /m.test(text) ? 'it has unsolved merge conflicts' : 'it is not JSON');
  }
}

/** The paths are checked as well: files that a record names may be removed. */
function parseFiles(data: unknown): ReadonlyMap<string, string> {
  if (!isObject(data)) throw corrupt('its list of files is missing');
  const files = new Map<string, string>();
  for (const [path, hash] of Object.entries(data)) {
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash))
      throw corrupt(`the entry of ${path} is no hash`);
    const fault = pathFault(path);
    if (fault !== undefined) throw corrupt(`the path ${JSON.stringify(path)} ${fault}`);
    files.set(path, hash);
  }
  return files;
}

function corrupt(why: string): UserError {
  return new UserError([
    {
      reason: `the record ${recordPath} cannot be used: ${why}`,
      fix: 'Restore it from version control; or delete it, then files that are as generated are taken up again and all others are reported and kept.',
    },
  ]);
}

function newer(found: number, tool: unknown): UserError {
  const by = typeof tool === 'string' ? ` by version ${tool}` : '';
  return new UserError([
    {
      reason: `the record ${recordPath} was written${by} in format ${found}, which this version does not know`,
      fix: 'Update groundplan.',
    },
  ]);
}
