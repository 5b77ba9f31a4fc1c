import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyWith } from './apply.ts';
import type { Texts } from './folder.fixture.ts';
import { useFolder } from './folder.fixture.ts';
import { lockPath } from './lock.ts';
import { isUpToDate } from './plan.ts';
import { parseRecord, recordPath } from './record.ts';

const { folder, plan, run, states, read, present } = useFolder();

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
      expect(parseRecord(read(recordPath)).pending.size).toBe(0);
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
      applyWith(planWrite(${JSON.stringify(folder.out)}, files, options), {}, (from, to) => {
        if (done++ === 2) process.kill(process.pid, 'SIGKILL');
        renameSync(from, to);
      });`;
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    expect(existsSync(join(folder.out, lockPath))).toBe(true);
    expect(readdirSync(join(folder.out, 'x')).filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
    expect(Object.values(states(later))).toEqual(['update', 'update', 'update']);
    run(after);
    expect(Object.fromEntries(present().map((path) => [path, read(path)]))).toEqual(after);
    expect(readdirSync(join(folder.out, '.groundplan'))).toEqual(['record.json']);
  });
});
