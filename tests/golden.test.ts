/**
 * Whole trees of two small definitions, compared file by file with tests/golden/<name>.
 * After a change that is meant, write them anew and look at the difference:
 *
 *   UPDATE_GOLDEN=1 npx vitest run tests/golden.test.ts && git diff tests/golden
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallest, twoServices } from './fixtures/platforms.ts';
import { compiled } from './tools/compiled.ts';
import { filesIn, writeFiles } from './tools/folder.ts';

const definitions = { 'five-lines': smallest, 'two-services': twoServices } as const;

describe.each(Object.entries(definitions))('%s', (name, definition) => {
  const folder = join(import.meta.dirname, 'golden', name);
  const { files } = compiled(definition);
  if (process.env.UPDATE_GOLDEN === '1') {
    rmSync(folder, { recursive: true, force: true });
    writeFiles(folder, files);
  }
  const golden = existsSync(folder) ? filesIn(folder) : [];

  it('has the files of the golden tree', () => {
    expect(files.map(({ path }) => path).sort()).toEqual(golden.map(({ path }) => path));
  });

  it.each(golden.map(({ path, text }) => [path, text] as const))('%s', (path, text) => {
    expect(files.find((file) => file.path === path)?.text).toBe(text);
  });
});
