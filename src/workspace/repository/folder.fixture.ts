import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { UserError } from '../../base/index.ts';
import type { ApplyOptions } from './apply.ts';
import { applyWrite } from './apply.ts';
import type { FileState } from './plan.ts';
import { planWrite } from './plan.ts';

/** Texts of files by path. */
export type Texts = Readonly<Record<string, string>>;

/** Gives each test of a file a folder of its own on disk, and short words for what tests do in it. */
export function useFolder() {
  const folder = {
    /** A folder around the output folder. */
    root: '',
    /** The output folder; it does not exist at first. */
    out: '',
  };

  beforeEach(() => {
    folder.root = mkdtempSync(join(tmpdir(), 'groundplan-write-'));
    folder.out = join(folder.root, 'out');
  });

  afterEach(() => rmSync(folder.root, { recursive: true }));

  const plan = (texts: Texts) => {
    const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
    return planWrite(folder.out, files, { tool: '1.0.0', definition: join(folder.root, 'platform.ts') });
  };
  return {
    folder,
    plan,
    run: (texts: Texts, options: ApplyOptions = {}) => applyWrite(plan(texts), options),
    states: (texts: Texts): Readonly<Record<string, FileState>> =>
      Object.fromEntries(plan(texts).files.map((file) => [file.path, file.state])),
    edit(path: string, text: string): void {
      mkdirSync(dirname(join(folder.out, path)), { recursive: true });
      writeFileSync(join(folder.out, path), text);
    },
    read: (path: string): string => readFileSync(join(folder.out, path), 'utf8'),
    /** All files of the output folder, without what the tool keeps for itself. */
    present: (): readonly string[] =>
      readdirSync(folder.out, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory() && !entry.parentPath.includes('.groundplan'))
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.out.length + 1))
        .sort(),
  };
}

/** The message of the UserError that work must throw, each fault of it with a fix. */
export function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.diagnostics.every((one) => one.fix !== undefined)).toBe(true);
    return error.message;
  }
  throw new Error('nothing was thrown');
}
