import { applyPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from './diff.ts';
import { useFolder } from './folder.fixture.ts';

const { plan, run, edit } = useFolder();

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
