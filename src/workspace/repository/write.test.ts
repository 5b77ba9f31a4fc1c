import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyPatch } from 'diff';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../base/index.ts';
import type { ApplyOptions } from './apply.ts';
import { applyWith, applyWrite } from './apply.ts';
import { unifiedDiff } from './diff.ts';
import { lockPath } from './lock.ts';
import type { FileState } from './plan.ts';
import { isUpToDate, planWrite } from './plan.ts';
import { parseRecord, readRecord, recordPath } from './record.ts';

let root: string;
let out: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-write-'));
  out = join(root, 'out');
});

afterEach(() => rmSync(root, { recursive: true }));

type Texts = Readonly<Record<string, string>>;

function plan(texts: Texts) {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return planWrite(out, files, { tool: '1.0.0', definition: join(root, 'platform.ts') });
}

function run(texts: Texts, options: ApplyOptions = {}) {
  return applyWrite(plan(texts), options);
}

function states(texts: Texts): Readonly<Record<string, FileState>> {
  return Object.fromEntries(plan(texts).files.map((file) => [file.path, file.state]));
}

function edit(path: string, text: string): void {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
}

function read(path: string): string {
  return readFileSync(join(out, path), 'utf8');
}

/** All files of the output folder, without what the tool keeps for itself. */
function present(): readonly string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.parentPath.includes('.groundplan'))
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
    .sort();
}

function record() {
  return parseRecord(read(recordPath));
}

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.diagnostics.every((one) => one.fix !== undefined)).toBe(true);
    return error.message;
  }
  throw new Error('nothing was thrown');
}

describe('the state of a file', () => {
  test('that does not exist, then as it is generated, then generated differently', () => {
    expect(states({ a: '1' })).toEqual({ a: 'create' });
    run({ a: '1' });
    expect(states({ a: '1' })).toEqual({ a: 'unchanged' });
    expect(states({ a: '2' })).toEqual({ a: 'update' });
    run({ a: '2' });
    expect(read('a')).toBe('2');
  });

  test('that a person edited, while the generator has nothing new', () => {
    run({ a: '1' });
    edit('a', 'mine');
    expect(states({ a: '1' })).toEqual({ a: 'edited-kept' });
    expect(isUpToDate(plan({ a: '1' }))).toBe(true);
    expect(run({ a: '1' }).kept.map((file) => file.path)).toEqual(['a']);
    expect(states({ a: '1' })).toEqual({ a: 'edited-kept' });
    expect(read('a')).toBe('mine');
  });

  test('that a person edited, and that is generated differently now', () => {
    run({ a: '1' });
    edit('a', 'mine');
    run({ a: '1' });
    for (const _ of [1, 2]) {
      expect(states({ a: '2' })).toEqual({ a: 'conflict' });
      expect(isUpToDate(plan({ a: '2' }))).toBe(false);
      run({ a: '2' });
      expect(read('a')).toBe('mine');
    }
    edit('a', '2');
    expect(states({ a: '2' })).toEqual({ a: 'unchanged' });
  });

  test('that a person edited and settled', () => {
    run({ a: '1' });
    edit('a', 'mine');
    run({ a: '2' }, { keep: true });
    expect(states({ a: '2' })).toEqual({ a: 'edited-kept' });
    expect(states({ a: '3' })).toEqual({ a: 'conflict' });
    expect(read('a')).toBe('mine');
  });

  test('that was never ours', () => {
    edit('a', 'mine');
    for (const _ of [1, 2]) {
      expect(states({ a: '1' })).toEqual({ a: 'foreign' });
      run({ a: '1' });
      expect(read('a')).toBe('mine');
    }
    run({ a: '1' }, { keep: true });
    expect(states({ a: '1' })).toEqual({ a: 'edited-kept' });
  });

  test('that was never ours but is as it is generated', () => {
    edit('a', '1');
    expect(states({ a: '1' })).toEqual({ a: 'unchanged' });
    expect(isUpToDate(plan({ a: '1' }))).toBe(true);
    run({ a: '1' });
    expect(states({ a: '2' })).toEqual({ a: 'update' });
  });

  test('that is no longer generated', () => {
    run({ 'x/y/a': '1', 'x/b': '1' });
    expect(states({ 'x/b': '1' })).toEqual({ 'x/b': 'unchanged', 'x/y/a': 'remove' });
    expect(run({ 'x/b': '1' }).removed).toEqual(['x/y/a']);
    expect(present()).toEqual(['x/b']);
    expect(existsSync(join(out, 'x/y'))).toBe(false);
    run({});
    expect(readdirSync(out)).toEqual(['.groundplan']);
  });

  test('that is no longer generated, but edited: it is its editor’s from then on', () => {
    run({ a: '1' });
    edit('a', 'mine');
    expect(states({})).toEqual({ a: 'stale-edited' });
    expect(isUpToDate(plan({}))).toBe(false);
    expect(run({}).kept).toMatchObject([{ path: 'a', state: 'stale-edited' }]);
    expect(read('a')).toBe('mine');
    expect(states({})).toEqual({});
    expect(states({ a: '1' })).toEqual({ a: 'foreign' });
  });

  test('that a person deleted', () => {
    run({ a: '1', b: '1' });
    unlinkSync(join(out, 'a'));
    unlinkSync(join(out, 'b'));
    expect(states({ a: '1' })).toEqual({ a: 'create' });
  });

  test('force overwrites what was edited and what is foreign, and removes what is stale', () => {
    run({ edited: '1', changed: '1', stale: '1' });
    for (const path of ['edited', 'changed', 'stale', 'foreign']) edit(path, 'mine');
    const result = run({ edited: '1', changed: '2', foreign: '1' }, { force: true });
    expect(result).toEqual({ written: ['changed', 'edited', 'foreign'], removed: ['stale'], kept: [] });
    expect(present().map((path) => [path, read(path)])).toEqual([
      ['changed', '2'],
      ['edited', '1'],
      ['foreign', '1'],
    ]);
    expect(isUpToDate(plan({ edited: '1', changed: '2', foreign: '1' }))).toBe(true);
  });
});

describe('writing', () => {
  test('makes folders, lets only scripts be executed, and leaves nothing else behind', () => {
    run({ 'a/b/c.yaml': 'x: 1\n', 'bin/run.sh': '#!/bin/sh\n' });
    expect(present()).toEqual(['a/b/c.yaml', 'bin/run.sh']);
    expect(statSync(join(out, 'a/b/c.yaml')).mode & 0o777).toBe(0o644);
    expect(statSync(join(out, 'bin/run.sh')).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(out, '.groundplan'))).toEqual(['record.json']);
  });

  test('touches nothing when there is nothing to do', () => {
    run({ a: '1' });
    const before = [statSync(join(out, 'a')).mtimeMs, statSync(join(out, recordPath)).mtimeMs];
    expect(run({ a: '1' })).toEqual({ written: [], removed: [], kept: [] });
    expect([statSync(join(out, 'a')).mtimeMs, statSync(join(out, recordPath)).mtimeMs]).toEqual(before);
  });

  test('records what was written, sorted, with the definition relative to the folder', () => {
    run({ b: '1', a: '1' });
    expect(JSON.parse(read(recordPath))).toMatchObject({
      format: 1,
      tool: '1.0.0',
      definition: '../platform.ts',
    });
    expect([...record().files.keys()]).toEqual(['a', 'b']);
    expect(record().files.get('a')).toBe('6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b');
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
    writeFileSync(out, '');
    expect(faultOf(() => plan({ a: '1' }))).toContain('is not a folder');
  });

  test('bad paths are refused before anything is written', () => {
    expect(faultOf(() => plan({ '../a': '1', b: '1' }))).toContain('"../a"');
    expect(existsSync(out)).toBe(false);
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
    expect(readdirSync(join(out, 'x'))).toEqual(['a']);
  });

  test.skipIf(process.getuid?.() === 0)('a read-only folder is an error that names the file', () => {
    run({ 'x/a': '1' });
    chmodSync(join(out, 'x'), 0o555);
    expect(faultOf(() => run({ 'x/a': '2' }))).toContain('cannot write x/a: permission denied');
    chmodSync(join(out, 'x'), 0o755);
  });
});

describe('a run that breaks off', () => {
  const before: Texts = { a: 'a1', 'x/b': 'b1', 'x/c': 'c1', gone: 'g1' };
  const after: Texts = { a: 'a2', 'x/b': 'b2', 'x/c': 'c2', 'y/d': 'd2' };
  const later: Texts = { a: 'a3', 'x/b': 'b3', 'x/c': 'c3' };

  /** The record, four files, and the record again. */
  const renames = 6;

  test.each(Array.from({ length: renames }, (_, index) => index))(
    'after %i renames is completed by the next',
    (limit) => {
      run(before);
      let done = 0;
      const failing = (from: string, to: string) => {
        if (done++ === limit) throw new Error('power cut');
        renameSync(from, to);
      };
      expect(() => applyWith(plan(after), {}, failing)).toThrow('power cut');
      expect(done).toBe(limit + 1);
      for (const path of ['a', 'x/b', 'x/c']) expect([before[path], after[path]]).toContain(read(path));
      for (const next of [later, after]) {
        const seen = Object.values(states(next));
        expect(seen.filter((state) => !['create', 'update', 'unchanged', 'remove'].includes(state))).toEqual(
          [],
        );
      }
      run(after);
      expect(present()).toEqual(['a', 'x/b', 'x/c', 'y/d']);
      expect(Object.fromEntries(present().map((path) => [path, read(path)]))).toEqual(after);
      expect(record().pending.size).toBe(0);
      expect(isUpToDate(plan(after))).toBe(true);
    },
  );

  test('by being killed leaves whole files, a dead lock and a temporary file; the next run clears up', () => {
    run(before);
    const script = `
      import { renameSync } from 'node:fs';
      import { createJiti } from 'jiti';
      const jiti = createJiti(process.cwd() + '/');
      const { planWrite } = await jiti.import(${JSON.stringify(join(import.meta.dirname, 'plan.ts'))});
      const { applyWith } = await jiti.import(${JSON.stringify(join(import.meta.dirname, 'apply.ts'))});
      const files = Object.entries(${JSON.stringify(after)}).map(([path, text]) => ({ path, text }));
      const options = { tool: '1.0.0', definition: 'platform.ts' };
      let done = 0;
      applyWith(planWrite(${JSON.stringify(out)}, files, options), {}, (from, to) => {
        if (done++ === 2) process.kill(process.pid, 'SIGKILL');
        renameSync(from, to);
      });`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    expect(existsSync(join(out, lockPath))).toBe(true);
    expect(readdirSync(join(out, 'x')).filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
    expect(Object.values(states(later))).toEqual(['update', 'update', 'update']);
    run(after);
    expect(Object.fromEntries(present().map((path) => [path, read(path)]))).toEqual(after);
    expect(readdirSync(join(out, '.groundplan'))).toEqual(['record.json']);
  });
});

describe('links', () => {
  test('a folder that leads out of the output folder is refused', () => {
    mkdirSync(join(root, 'elsewhere'));
    mkdirSync(out);
    symlinkSync('../elsewhere', join(out, 'a'));
    expect(faultOf(() => run({ 'a/x': '1', b: '1' }))).toContain('a is a symbolic link that leads out');
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
    expect(existsSync(join(out, 'b'))).toBe(false);
  });

  test('a folder that comes to lead out between plan and writing is refused', () => {
    mkdirSync(join(root, 'elsewhere'));
    run({ 'a/x': '1' });
    const planned = plan({ 'a/x': '2' });
    rmSync(join(out, 'a'), { recursive: true });
    symlinkSync('../elsewhere', join(out, 'a'));
    expect(faultOf(() => applyWrite(planned))).toContain('leads out');
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
  });

  test.each(['../secret', '/etc/passwd', 'nowhere'])('a file that leads to %s is refused', (target) => {
    writeFileSync(join(root, 'secret'), 'secret');
    mkdirSync(out);
    symlinkSync(target, join(out, 'a'));
    expect(faultOf(() => plan({ a: '1' }))).toContain('a is a symbolic link that leads out');
  });

  test('a folder with a similar name is outside', () => {
    mkdirSync(join(root, 'out-other'));
    mkdirSync(out);
    symlinkSync('../out-other', join(out, 'a'));
    expect(faultOf(() => plan({ 'a/x': '1' }))).toContain('leads out');
  });

  test('a folder that stays inside is followed', () => {
    mkdirSync(join(out, 'real'), { recursive: true });
    symlinkSync('real', join(out, 'a'));
    run({ 'a/x': '1' });
    expect(read('real/x')).toBe('1');
    expect(lstatSync(join(out, 'a')).isSymbolicLink()).toBe(true);
  });

  test('a recorded file behind a link that leads out is not removed', () => {
    run({ 'a/x': '1' });
    renameSync(join(out, 'a'), join(root, 'moved'));
    symlinkSync('../moved', join(out, 'a'));
    run({});
    expect(readFileSync(join(root, 'moved/x'), 'utf8')).toBe('1');
  });
});

describe('the record', () => {
  const hash = 'a'.repeat(64);
  test.each([
    ['', 'it is not JSON'],
    ['{', 'it is not JSON'],
    ['<<<<<<< ours\n{}\n=======\n>>>>>>> theirs', 'merge conflicts'],
    ['[]', 'it is not an object'],
    ['{}', 'no format number'],
    ['{"format":"1"}', 'no format number'],
    ['{"format":2,"tool":"9.0.0"}', 'by version 9.0.0 in format 2'],
    ['{"format":1}', 'the version or the definition is missing'],
    ['{"format":1,"tool":"1","definition":"p"}', 'its list of files is missing'],
    ['{"format":1,"tool":"1","definition":"p","files":[]}', 'its list of files is missing'],
    ['{"format":1,"tool":"1","definition":"p","files":{"a":"b"}}', 'the entry of a is no hash'],
    [`{"format":1,"tool":"1","definition":"p","files":{"../../a":"${hash}"}}`, 'a part that is . or ..'],
    [`{"format":1,"tool":"1","definition":"p","files":{".git/config":"${hash}"}}`, 'lies in a .git folder'],
    [`{"format":1,"tool":"1","definition":"p","files":{},"pending":{"/a":"${hash}"}}`, 'is absolute'],
  ])('%j is refused', (text, part) => {
    edit(recordPath, text);
    expect(faultOf(() => plan({ a: '1' }))).toContain(part);
  });

  test('leads back to the definition', () => {
    expect(readRecord(out)).toBeUndefined();
    run({ a: '1' });
    expect(readRecord(out)?.definition).toBe('../platform.ts');
  });

  test('deleted: files as generated are taken up again, others are kept', () => {
    run({ a: '1', b: '1' });
    edit('b', 'mine');
    unlinkSync(join(out, recordPath));
    expect(states({ a: '1', b: '1' })).toEqual({ a: 'unchanged', b: 'foreign' });
  });

  test('behind a link is refused', () => {
    mkdirSync(join(root, 'elsewhere'));
    mkdirSync(out);
    symlinkSync('../elsewhere', join(out, '.groundplan'));
    expect(faultOf(() => run({ a: '1' }))).toContain('.groundplan is not a folder');
  });
});

describe('the lock', () => {
  function lockedBy(content: string, secondsAgo = 0): void {
    edit(lockPath, content);
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(join(out, lockPath), time, time);
  }

  function deadProcess(): number {
    return spawnSync(process.execPath, ['-e', '']).pid;
  }

  test('of a living process keeps others out', () => {
    lockedBy(`${process.ppid} ${hostname()}\n`, 3600);
    expect(faultOf(() => run({ a: '1' }))).toContain(`process ${process.ppid}`);
    expect(present()).toEqual([]);
    expect(existsSync(join(out, lockPath))).toBe(true);
  });

  test.each([
    ['a dead process', () => lockedBy(`${deadProcess()} ${hostname()}\n`)],
    ['an earlier process with the same number', () => lockedBy(`${process.pid} ${hostname()}\n`)],
    ['nobody, for a while', () => lockedBy('', 60)],
    ['another machine, long ago', () => lockedBy('1 some-other-machine\n', 3600)],
  ])('of %s is taken over', (_, lock) => {
    lock();
    run({ a: '1' });
    expect(read('a')).toBe('1');
    expect(readdirSync(join(out, '.groundplan'))).toEqual(['record.json']);
  });

  test.each([
    ['nobody, just now', ''],
    ['another machine, just now', '1 some-other-machine\n'],
  ])('of %s keeps others out', (_, content) => {
    lockedBy(content);
    expect(faultOf(() => run({ a: '1' }))).toContain('another run is writing');
  });

  test('keeps out a run that starts while another writes', () => {
    let second = '';
    const meanwhile = (from: string, to: string) => {
      // A run of another process, as far as the lock can tell.
      writeFileSync(join(out, lockPath), `${process.ppid} ${hostname()}\n`);
      second ||= faultOf(() => run({ b: '1' }));
      renameSync(from, to);
    };
    applyWith(plan({ a: '1' }), {}, meanwhile);
    expect(second).toContain('another run is writing');
    expect(present()).toEqual(['a']);
  });

  test('a plan from before another run is refused', () => {
    const old = plan({ a: '1' });
    run({ b: '1' });
    expect(faultOf(() => applyWrite(old))).toContain('.groundplan/record.json was changed');
  });
});

describe('the difference', () => {
  test('is given from disk to what is generated, as patches that apply', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index}\n`).join('');
    run({ changed: lines, removed: 'x\n', edited: '1\n', same: '1\n' });
    edit('edited', '2\n');
    const next = lines.replace('line 6\n', 'line six\n');
    const text = unifiedDiff(plan({ changed: next, 'new/file': 'n\n', edited: '1\n', same: '1\n' }));
    expect(text).toBe(
      [
        '--- a/changed\n+++ b/changed\n@@ -4,7 +4,7 @@\n line 3\n line 4\n line 5\n-line 6\n+line six\n line 7\n line 8\n line 9\n',
        '--- /dev/null\n+++ b/new/file\n@@ -0,0 +1,1 @@\n+n\n',
        '--- a/removed\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n',
      ].join(''),
    );
  });

  test('of files that have nothing in common is quick, and applies', () => {
    const numbers = (start: number) =>
      Array.from({ length: 20_000 }, (_, index) => `${start + index}`).join('\n');
    run({ a: numbers(0) });
    const started = performance.now();
    const text = unifiedDiff(plan({ a: numbers(1_000_000) }));
    expect(performance.now() - started).toBeLessThan(3000);
    expect(applyPatch(numbers(0), text)).toBe(numbers(1_000_000));
  });

  test('of a long new file applies', () => {
    const long = 'line\n'.repeat(9000);
    const text = unifiedDiff(plan({ a: long }));
    expect(text).toMatch(/^--- \/dev\/null\n\+\+\+ b\/a\n@@ -0,0 \+1,9000 @@\n/);
    expect(applyPatch('', text)).toBe(long);
  });

  test('of a binary file is said, not shown', () => {
    edit('a', 'x\0y');
    expect(unifiedDiff(plan({ a: '1' }))).toBe('Binary files a/a and b/a differ\n');
  });
});
