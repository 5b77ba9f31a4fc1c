import { existsSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useFolder } from './folder.fixture.ts';
import { isUpToDate } from './plan.ts';

const { folder, plan, run, states, edit, read, present } = useFolder();

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
    expect(existsSync(join(folder.out, 'x/y'))).toBe(false);
    run({});
    expect(readdirSync(folder.out)).toEqual(['.groundplan']);
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
    unlinkSync(join(folder.out, 'a'));
    unlinkSync(join(folder.out, 'b'));
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
