import { chmodSync, chownSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyWith, applyWrite } from './apply.ts';
import { faultOf, useFolder } from './folder.fixture.ts';
import { parseRecord, recordPath } from './record.ts';

/** Root may write anywhere: in its place, does the work as the user nobody, who gets the folder. */
function asOrdinaryUser(root: string, work: () => void): void {
  const { geteuid, seteuid } = process;
  if (geteuid?.() !== 0 || seteuid === undefined) {
    work();
    return;
  }
  const nobody = 65534;
  chownSync(root, nobody, nobody);
  seteuid(nobody);
  try {
    work();
  } finally {
    seteuid(0);
  }
}

const { folder, plan, run, states, edit, read, present } = useFolder();

describe('writing', () => {
  test('makes folders, lets only scripts be executed, and leaves nothing else behind', () => {
    run({ 'a/b/c.yaml': 'x: 1\n', 'bin/run.sh': '#!/bin/sh\n' });
    expect(present()).toEqual(['a/b/c.yaml', 'bin/run.sh']);
    expect(statSync(join(folder.out, 'a/b/c.yaml')).mode & 0o777).toBe(0o644);
    expect(statSync(join(folder.out, 'bin/run.sh')).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(folder.out, '.groundplan'))).toEqual(['record.json']);
  });

  test('touches nothing when there is nothing to do', () => {
    run({ a: '1' });
    const before = [statSync(join(folder.out, 'a')).mtimeMs, statSync(join(folder.out, recordPath)).mtimeMs];
    expect(run({ a: '1' })).toEqual({ written: [], removed: [], kept: [] });
    expect([statSync(join(folder.out, 'a')).mtimeMs, statSync(join(folder.out, recordPath)).mtimeMs]).toEqual(
      before,
    );
  });

  test('records what was written, sorted, with the definition relative to the folder', () => {
    run({ b: '1', a: '1' });
    expect(JSON.parse(read(recordPath))).toMatchObject({
      format: 1,
      tool: '1.0.0',
      definition: '../platform.ts',
    });
    expect([...parseRecord(read(recordPath)).files.keys()]).toEqual(['a', 'b']);
    expect(parseRecord(read(recordPath)).files.get('a')).toBe(
      '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
    );
  });

  test('a file becomes a folder and a folder becomes a file', () => {
    run({ a: '1', 'b/c/d': '1' });
    run({ 'a/x': '1', b: '1' });
    expect(present()).toEqual(['a/x', 'b']);
  });

  test('a folder or a file of a person in the way is refused', () => {
    run({ 'b/c': '1' });
    edit('a', 'mine');
    edit('b/mine', 'mine');
    const message = faultOf(() => plan({ 'a/x': '1', b: '1' }));
    expect(message).toContain('a is a file, where a folder is needed');
    expect(message).toContain('b is a folder, where a file is to be written');
  });

  test('an output folder that is a file is refused', () => {
    writeFileSync(folder.out, '');
    expect(faultOf(() => plan({ a: '1' }))).toContain('is not a folder');
  });

  test('bad paths are refused before anything is written', () => {
    expect(faultOf(() => plan({ '../a': '1', b: '1' }))).toContain('"../a"');
    expect(existsSync(folder.out)).toBe(false);
  });

  test('a file that is edited between plan and writing is not overwritten', () => {
    run({ a: '1' });
    const planned = plan({ a: '2' });
    edit('a', 'mine');
    expect(faultOf(() => applyWrite(planned))).toContain('a was changed by somebody else');
    expect(read('a')).toBe('mine');
    expect(states({ a: '2' })).toEqual({ a: 'conflict' });
  });

  test('what the system refuses is an error that names the file', () => {
    run({ 'x/a': '1' });
    const refusing = (_: string, to: string) => {
      if (to.endsWith('x/a')) throw Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' });
    };
    expect(faultOf(() => applyWith(plan({ 'x/a': '2' }), {}, refusing))).toBe(
      'cannot write x/a: the file system is read-only',
    );
    expect(readdirSync(join(folder.out, 'x'))).toEqual(['a']);
  });

  test('a read-only folder is an error that names the file', () => {
    asOrdinaryUser(folder.root, () => {
      run({ 'x/a': '1' });
      chmodSync(join(folder.out, 'x'), 0o555);
      expect(faultOf(() => run({ 'x/a': '2' }))).toContain('cannot write x/a: permission denied');
      chmodSync(join(folder.out, 'x'), 0o755);
    });
  });
});
