import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from '../../base/index.ts';
import { UserError } from '../../base/index.ts';
import { faults, mark } from './failure.fixture.ts';
import { findDefinition } from './find.ts';
import { loadDefinition } from './load.ts';

let root: string;
let api: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-load-'));
  mkdirSync(join(root, 'site', 'node_modules'), { recursive: true });
  api = write(
    'program/api.mjs',
    [
      'export const definePlatform = (definition) => definition;',
      'export const token = Symbol("token");',
      'export const fail = () => { throw new RangeError("too many zones"); };',
    ].join('\n'),
  );
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function load(text: string, name = 'site/platform.ts') {
  return loadDefinition(write(name, text), { api });
}

async function faultOf(loading: Promise<unknown>): Promise<Diagnostic> {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`no UserError: ${String(error)}`);
  return error.diagnostics[0] ?? expect.fail('no diagnostic');
}

test('gives the default export, with the types gone and imports followed', async () => {
  write('site/names.ts', 'export const names = { api: "claims" } as const;');
  const loaded = await load(
    [
      `import { definePlatform } from 'groundplan';`,
      `import type { Absent } from './absent.ts';`,
      `import { names } from './names.js';`,
      'interface Shape { readonly name: string }',
      'export default definePlatform({ name: names.api } satisfies Shape);',
    ].join('\n'),
  );
  expect(loaded.value).toEqual({ name: 'claims' });
  expect(loaded.file).toBe(join(root, 'site/platform.ts'));
});

test('gives the definition, and the files it imports, the same API module as the program has', async () => {
  write('site/part.ts', `import { token } from 'groundplan'; export const part = token;`);
  const loaded = await load(
    `import { token } from 'groundplan'; import { part } from './part.ts'; export default [token, part];`,
  );
  const { token } = await import(/* @vite-ignore */ api);
  expect(loaded.value).toEqual([token, token]);
});

test.each(['platform.mts', 'platform.js', 'platform.mjs'])('loads %s', async (name) => {
  const text = `import { definePlatform } from 'groundplan'; export default definePlatform({ name: 'a' });`;
  expect((await load(text, `site/${name}`)).value).toEqual({ name: 'a' });
});

test('sees changes of the file and of what it imports when it loads again', async () => {
  const text = `import { size } from './size.ts'; export default { size, round: 1 };`;
  write('site/size.ts', 'export const size = 1;');
  expect((await load(text)).value).toEqual({ size: 1, round: 1 });
  write('site/size.ts', 'export const size = 2;');
  expect((await load(text)).value).toEqual({ size: 2, round: 1 });
  expect((await load(text.replace('round: 1', 'round: 2'))).value).toEqual({ size: 2, round: 2 });
});

test('sees changes of a definition in JavaScript', async () => {
  expect((await load('export default 1;', 'site/platform.mjs')).value).toBe(1);
  expect((await load('export default 2;', 'site/platform.mjs')).value).toBe(2);
});

test('keeps transpiled text beside the packages of the project', async () => {
  await load('export default { a: 1 as number };');
  expect(readdirSync(join(root, 'site/node_modules/.cache/groundplan'))).toHaveLength(1);
});

test('finds the definition of a folder, TypeScript first', async () => {
  expect(findDefinition(join(root, 'site'))).toBeUndefined();
  write('site/platform.mjs', 'export default 1;');
  expect(findDefinition(join(root, 'site'))).toBe(join(root, 'site/platform.mjs'));
  write('site/platform.ts', 'export default 2;');
  expect(findDefinition(join(root, 'site'))).toBe(join(root, 'site/platform.ts'));
  expect((await loadDefinition(join(root, 'site'), { api })).value).toBe(2);
});

test('a missing file and a folder without a definition', async () => {
  expect(await faultOf(loadDefinition(join(root, 'gone.ts'), { api }))).toMatchObject({
    reason: `the definition ${join(root, 'gone.ts')} does not exist`,
    fix: expect.stringContaining('Check the path'),
  });
  expect(await faultOf(loadDefinition(join(root, 'site'), { api }))).toMatchObject({
    reason: `the folder ${join(root, 'site')} holds no definition`,
  });
});

test.each(faults)('$what', async ({ text, part, reason, fix }) => {
  const holder = part?.includes(mark) ? part : text;
  const file = part?.includes(mark) ? 'part.ts' : 'platform.ts';
  const before = holder.slice(0, Math.max(0, holder.indexOf(mark))).split('\n');
  if (part !== undefined) write('site/part.ts', part.replace(mark, ''));
  const fault = await faultOf(load(text.replace(mark, '')));
  expect(fault.reason).toMatch(reason);
  expect(fault.fix).toContain(fix ?? '');
  expect(fault.at).toEqual({
    file: join(root, 'site', file),
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
  });
});

test('an exception in an API that lies beside the definition is placed in the definition', async () => {
  const text = `import { fail } from 'groundplan';\nexport default fail();`;
  const fault = await faultOf(load(text, 'program/platform.ts'));
  expect(fault.at).toEqual({ file: join(root, 'program/platform.ts'), line: 2, column: 16 });
});

test('an error for the user that the definition throws itself passes unchanged', async () => {
  write('program/strict.mjs', 'export const fail = () => { throw globalThis.groundplanTestError; };');
  const error = new UserError([{ reason: 'no zones', fix: 'Add one.' }]);
  Object.assign(globalThis, { groundplanTestError: error });
  const file = write('site/platform.ts', `import { fail } from 'groundplan'; export default fail();`);
  const loading = loadDefinition(file, { api: join(root, 'program/strict.mjs') });
  await expect(loading).rejects.toBe(error);
});
