import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { readBlocks } from './block.ts';
import { parseAnyYaml } from './parse.ts';
import { printYaml } from './print.ts';

/** Both readers on one text: where the plain one reads at all, it must read the same, places included. */
function compare(text: string, reading = {}): boolean {
  const source = { file: 'a.yaml', text };
  const plain = readBlocks(source, reading);
  if (plain === undefined) return false;
  const full = parseAnyYaml(source, reading);
  expect(full.problems).toEqual([]);
  expect(plain).toEqual(full.documents);
  return true;
}

describe('the plain reader reads as the full one does, or not at all', () => {
  it.each([
    ['a: 1\nb:\n  - x\n  - v: 2\n    z: "3"\nc: {}\nd: []\n', true],
    ['a:\n- b: 1\n  c: 2\n- d\ne: -1\n', true],
    ['# comment\n\n---\na: 1\n---\n# nothing\n---\nb: http://x:80/y#z\n', true],
    ['a:\n  b:\n    c: 1\n  d: 2\n', true],
    ["a: 'it'\nb: 007\nc: 12:30\nd: 1e3\n", true],
    ['- a\n- b: 1\n', true],
    ['a: b\n  c\n', false],
    ['a: |\n  text\n', false],
    ['a: &x 1\nb: *x\n', false],
    ['a: [1, 2]\n', false],
    ['a:\nb: 1\n', false],
    ['a: 1 # why\n', false],
    ['a: 1\na: 2\n', false],
    ['yes: 1\n', false],
    ['a: ~\n', false],
    ['a: "x\\ny"\n', false],
    ["a: 'it''s'\n", false],
    ['a:\n    b: 1\n  c: 2\n', false],
    ['  a: 1\n', false],
    ['a: 1\n  b: 2\n', false],
    ['- - 1\n', false],
    ['-\n  a: 1\n', false],
    ['a: x: y\n', false],
    ['a: 1\r\n', false],
    ['a:\t1\n', false],
    ['"a": 1\n', false],
    ['<<: 1\n', false],
    ['a: !!str 1\n', false],
    ['--- a\n', false],
    ['a: - b\n', false],
    ['text\n', false],
    ['', true],
  ])('%j', (text, read) => {
    expect(compare(text)).toBe(read);
  });

  it('on lines put together at random', () => {
    const piece = fc.constantFrom(
      ...[
        'a:',
        'b: 1',
        '- c',
        '- d: x',
        '-',
        '---',
        '# e',
        'f: "g"',
        "h: 'i'",
        'j: [k]',
        'l: {}',
        'yes',
        'm: no',
      ],
      ...[
        '- []',
        '? n',
        'o: -p',
        'q: |',
        'r: s: t',
        'u:v',
        'w: x #y',
        '- - z',
        'true: 1',
        'a: 0x1f',
        'b/c.d-e: .5',
      ],
    );
    const line = fc.tuple(fc.nat({ max: 6 }), piece).map(([indent, text]) => ' '.repeat(indent) + text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, wideBooleans) => {
        compare(`${lines.join('\n')}\n`, { wideBooleans });
      }),
      { numRuns: 5000 },
    );
  });

  it('on whatever the printer writes', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), (values) => {
        compare(printYaml(values.map((one) => ({ value: one }))));
      }),
      { numRuns: 1000 },
    );
  });

  it('on every file of the golden trees, nearly all of which are plain', () => {
    const folder = join(import.meta.dirname, '../../../tests/golden');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.yaml'),
    );
    const read = files.filter((file) => compare(readFileSync(join(folder, file), 'utf8')));
    expect(files.length).toBeGreaterThan(40);
    expect(read.length / files.length).toBeGreaterThan(0.95);
  });
});
