import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readRecord, recordPath } from './record.ts';

/** A written repository: its folder, and the definition that it was written from. */
export interface WrittenRepository {
  /** Absolute. */
  readonly folder: string;
  /** The definition's file, absolute. */
  readonly definition: string;
}

/** The written repository that a file or folder belongs to, undefined where no folder above has a record. */
export function findRecord(path: string): WrittenRepository | undefined {
  let folder = resolve(path);
  for (;;) {
    if (existsSync(join(folder, recordPath))) {
      const record = readRecord(folder);
      return record === undefined ? undefined : { folder, definition: resolve(folder, record.definition) };
    }
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}
