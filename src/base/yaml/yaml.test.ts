import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../json.ts';
import { sameJson } from '../json.ts';
import { plain, positionAt } from '../tree.ts';
import { parseYaml } from './parse.ts';
import { printYaml } from './print.ts';

const nasty = [
  'yes',
  'No',
  'ON',
  'off',
  'y',
  'N',
  'null',
  'Null',
  '~',
  'true',
  'FALSE',
  '',
  ' ',
  '0',
  '-1',
  '+1',
  '014',
  '0o14',
  '0x1F',
  '0b1',
  '1_000',
  '12:30',
  '1:20:30.5',
  '1.5',
  '.5',
  '5.',
  '1e3',
  '.inf',
  '-.INF',
  '.nan',
  '2001-01-01',
  '2001-1-1 10:00:00',
  '=',
  '<<',
  '-',
  '- a',
  '--',
  '---',
  '--- a',
  '...',
  '?',
  '? a',
  ':',
  ': a',
  'a: b',
  'a:',
  'a #b',
  '#a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  '{a}',
  '[a]',
  '{{ a }}',
  'a, b',
  '"a"',
  "'a'",
  'it\'s "so"',
  'a\\b',
  'a\\"b',
  'a\n',
  'a\nb',
  'a\n\n',
  '\na',
  ' a\nb',
  'a\n b\n',
  'a\tb',
  'a\n\tb',
  'a\r\nb',
  '\u0000',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  'é',
  '😀',
  'a ',
  'a\n \n',
  '__proto__',
  'constructor',
  '.',
  '+',
  '_',
  '1__0',
  '10.0.0.1',
  '1.2.3',
  'a:b',
  'http://x:80/#a',
  '08',
  '1e400',
  'E0',
  'e-5',
  '18446744073709551616',
  'x'.repeat(1200),
  "it's",
  '-a',
  '1,000',
  '0x',
  '0o8',
  '\\n "',
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...nasty), fc.constantFrom(...nasty)).map((pair) => pair.join('\n')),
);
const json = fc.letrec<{ any: unknown; map: JsonObject }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    tie('map'),
  ),
  map: fc
    .array(fc.tuple(text, tie('any')), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries) as JsonObject),
})).map;

/** Merge keys are no plain data: only a quoted `<<` is a key. */
const read = (yaml: string) => parseYaml({ file: 'x.yaml', text: yaml });

describe('printYaml', () => {
  it('is read back by parseYaml as the same data', () => {
    fc.assert(
      fc.property(fc.array(json, { maxLength: 3 }), (values) => {
        const file = read(printYaml(values.map((value) => ({ value }))));
        expect(file.problems).toEqual([]);
        expect(file.documents.length).toBe(values.length);
        for (const [index, tree] of file.documents.entries())
          expect(sameJson(plain(tree), values[index])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['1.1', '1.2'] as const)('means the same to a YAML %s reader', (version) => {
    fc.assert(
      fc.property(json, (value) => {
        const [document] = parseAllDocuments(printYaml([{ value }]), { version, logLevel: 'error' });
        expect(document && 'errors' in document ? document.errors : []).toEqual([]);
        const back: unknown = document && 'toJS' in document ? document.toJS() : undefined;
        expect(sameJson(back, value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the data whatever the comments say', () => {
    fc.assert(
      fc.property(json, text, fc.array(fc.tuple(text, text)), (value, above, more) => {
        const comments = new Map([
          ['', above],
          ['a', above],
          ...Object.keys(value).map((key) => [key, above] as const),
          ...more,
        ]);
        const file = read(printYaml([{ value, comments }], { header: above }));
        expect(file.problems).toEqual([]);
        expect(sameJson(file.documents[0] && plain(file.documents[0]), value)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('writes the canonical form', () => {
    const value = {
      kind: 'X',
      none: undefined,
      empty: {},
      list: [],
      ports: [{ name: 'a', port: 1 }, [1, [2]], {}],
      script: 'set -e\necho hi\n',
      tail: 'a\nb',
      yes: 'yes',
      quotes: 'say "hi"',
      args: ['--x=1', '12:30', '*'],
    };
    const comments = new Map([
      ['', 'Above.'],
      ['ports[0].port', 'Why.'],
      ['ports[0].name', 'First.'],
      ['script', 'one\n\ntwo'],
    ]);
    expect(printYaml([{ value, comments }, { value: {} }], { header: 'Made.' })).toMatchInlineSnapshot(`
      "# Made.

      # Above.
      kind: X
      empty: {}
      list: []
      ports:
        # First.
        - name: a
          # Why.
          port: 1
        - - 1
          - - 2
        - {}
      # one
      #
      # two
      script: |
        set -e
        echo hi
      tail: |-
        a
        b
      "yes": "yes"
      quotes: say "hi"
      args:
        - --x=1
        - "12:30"
        - "*"
      ---
      {}
      "
    `);
  });

  it('breaks long comments between words', () => {
    const lines = printYaml([
      { value: { a: { b: 1 } }, comments: new Map([['a.b', 'word '.repeat(60)]]) },
    ]).split('\n');
    expect(lines.slice(1, -2).every((line) => line.startsWith('  # word') && line.length <= 100)).toBe(true);
  });
});

describe('parseYaml', () => {
  const values = (yaml: string) => read(yaml).documents.map(plain);
  const reasons = (yaml: string) =>
    read(yaml).problems.map(({ at, reason }) => `${at.line}:${at.column} ${reason}`);

  it('reads words as Go does', () => {
    expect(
      values(
        '[yes, y, Off, yEs, 014, 0o14, 08, 0x1F, 0b11, 1_000, 12:30, 2001-01-01, 5., 1e400, ~, "yes", !!str 12]',
      ),
    ).toEqual([
      [
        true,
        true,
        false,
        'yEs',
        12,
        12,
        8,
        31,
        3,
        1000,
        '12:30',
        '2001-01-01',
        5,
        '1e400',
        null,
        'yes',
        '12',
      ],
    ]);
    expect(read('yes: 1').documents.map(plain)).toEqual([{ true: 1 }]);
    expect(parseYaml({ file: 'x', text: 'yes: on' }, { wideBooleans: false }).documents.map(plain)).toEqual([
      { yes: 'on' },
    ]);
  });

  it('resolves aliases and merge keys', () => {
    expect(values('a: &a {x: 1, z: 2}\nb: {<<: *a, z: 3}\nc: {<<: [{x: 5}, *a]}\nd: *a')).toEqual([
      { a: { x: 1, z: 2 }, b: { x: 1, z: 3 }, c: { x: 5, z: 2 }, d: { x: 1, z: 2 } },
    ]);
    expect(reasons('b: {z: 3, <<: {z: 4}}')).toEqual([
      '1:11 the merge key << must be the first key, as readers disagree otherwise',
    ]);
    expect(reasons('a: *b')).toEqual(['1:4 the alias *b stands before its anchor, or inside it']);
  });

  it('skips empty documents and keeps the others when one is broken', () => {
    expect(values('---\n# only a comment\n---\na: 1\n---\nb: [1\n---\nnull\n')).toEqual([{ a: 1 }]);
    expect(reasons('a: 1\n---\nb: "x\n').length).toBe(1);
  });

  it('places every value', () => {
    const [tree] = read('a:\n  - b: x\n    c: [1, 2]\n').documents;
    expect(tree && positionAt(tree, ['a', 0, 'c', 1])).toEqual({ file: 'x.yaml', line: 3, column: 12 });
    expect(tree && positionAt(tree, ['a', 0, 'c'])).toEqual({ file: 'x.yaml', line: 3, column: 5 });
  });

  it('reports keys that are given twice', () => {
    expect(reasons('a: 1\nb: 2\na: 3')).toEqual(['3:1 the key "a" is given twice']);
  });

  it('leaves prototypes alone', () => {
    const [value] = values('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}');
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('refuses what is too deep, too long or grows without measure', () => {
    expect(reasons('['.repeat(50_000) + ']'.repeat(50_000))[0]).toMatch('nested more than 200');
    expect(reasons('- '.repeat(50_000))[0]).toMatch('nested more than 200');
    expect(reasons('{a: '.repeat(5_000))[0]).toMatch('nested more than 200');
    expect(reasons(`a: ${'x'.repeat(16_000_001)}`)[0]).toMatch('longer than');
    const laughs = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`)}]`);
    expect(reasons(['a0: &a0 x', ...laughs].join('\n')).at(-1)).toMatch('grow without measure');
    const chain = Array.from({ length: 400 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`);
    expect(reasons(['a0: &a0 x', ...chain].join('\n')).at(-1)).toMatch('grow without measure');
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '<<: ',
      '!!int ',
      '---\n',
      '#',
      '\t',
      '%',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => void read(parts.join(''))),
      { numRuns: 2000 },
    );
  });
});
