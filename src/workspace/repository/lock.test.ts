import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyWith, applyWrite } from './apply.ts';
import { faultOf, useFolder } from './folder.fixture.ts';
import { lockPath } from './lock.ts';

const { folder, plan, run, edit, read, present } = useFolder();

describe('the lock', () => {
  function lockedBy(content: string, secondsAgo = 0): void {
    edit(lockPath, content);
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(join(folder.out, lockPath), time, time);
  }

  function deadProcess(): number {
    return spawnSync(process.execPath, ['-e', '']).pid;
  }

  test('of a living process keeps others out', () => {
    lockedBy(`${process.ppid} ${hostname()}\n`, 3600);
    expect(faultOf(() => run({ a: '1' }))).toContain(`process ${process.ppid}`);
    expect(present()).toEqual([]);
    expect(existsSync(join(folder.out, lockPath))).toBe(true);
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
    expect(readdirSync(join(folder.out, '.groundplan'))).toEqual(['record.json']);
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
      writeFileSync(join(folder.out, lockPath), `${process.ppid} ${hostname()}\n`);
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
