import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataPath } from '../../base/index.ts';
import { parsePath } from '../../base/index.ts';
import { createLocator } from './locator.ts';

const mark = '/*@*/';

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly what: string;
  readonly path: string;
  readonly atKey?: true;
  /** The text of `platform.ts`, or several files; the mark stands right before the expected position. */
  readonly files: string | Files;
}

const named = "import { definePlatform, postgres } from 'groundplan';\n";

const cases: readonly Case[] = [
  {
    what: 'value of a literal',
    path: 'name',
    files: `${named}export default definePlatform({\n  name: ${mark}'a',\n});`,
  },
  {
    what: 'key of a literal',
    path: 'nmae',
    atKey: true,
    files: `export default definePlatform({ name: 'a', ${mark}nmae: 'b' });`,
  },
  {
    what: 'nested value',
    path: 'services.api.port',
    files: `export default definePlatform({ services: { api: { port: ${mark}1 } } });`,
  },
  {
    what: 'quoted key',
    path: 'services.a-b.port',
    atKey: true,
    files: `export default definePlatform({ services: { 'a-b': { ${mark}port: 1 } } });`,
  },
  { what: 'numeric key', path: 'a.1', files: `export default { a: { 1: ${mark}true } };` },
  {
    what: 'constant computed key',
    path: 'services.x-api',
    files: `const p = 'x'; const n = { api: \`\${p}-api\` } as const; export default { services: { [n.api]: ${mark}{} } };`,
  },
  {
    what: 'sum as computed key',
    path: 'ab',
    atKey: true,
    files: `const p = 'a'; export default { [${mark}p + 'b']: 1 };`,
  },
  {
    what: 'shorthand stays at its use',
    path: 'port',
    files: `const port = 1; export default definePlatform({ ${mark}port });`,
  },
  {
    what: 'inside a constant',
    path: 'services.api.port',
    files: `const api = { port: ${mark}1 }; export default definePlatform({ services: { api } });`,
  },
  { what: 'array item', path: 'calls[1]', files: `export default { calls: ['a', ${mark}'b'] };` },
  {
    what: 'array item after a spread',
    path: 'calls[2]',
    files: `const two = ['a', 'b']; export default { calls: [...two, ${mark}'c'] };`,
  },
  {
    what: 'array item in a spread',
    path: 'calls[1]',
    files: `const two = ['a', ${mark}'b']; export default { calls: [...two, 'c'] };`,
  },
  {
    what: 'array after a spread of unknown length',
    path: 'calls[0]',
    files: `export default { ${mark}calls: [...unknown(), 'c'] };`,
  },
  {
    what: 'filtered list keeps its key, since indices moved',
    path: 'calls[1]',
    files: `export default { ${mark}calls: ['a', 'b', 'c'].filter((x) => x !== 'a') };`,
  },
  {
    what: 'joined list keeps its key',
    path: 'calls[0]',
    files: `export default { ${mark}calls: before.concat(['c']) };`,
  },
  {
    what: 'spread of a constant',
    path: 'port',
    files: `const shared = { port: ${mark}1 }; export default { ...shared, name: 'a' };`,
  },
  {
    what: 'later spread wins',
    path: 'port',
    files: `const shared = { port: ${mark}1 }; export default { port: 2, ...shared };`,
  },
  {
    what: 'later property wins',
    path: 'port',
    files: `const shared = { port: 1 }; export default { ...shared, port: ${mark}2 };`,
  },
  {
    what: 'an overridden object is not searched',
    path: 'a.y',
    files: `const shared = { a: { y: 1 } }; export default { ...shared, ${mark}a: { x: 2 } };`,
  },
  { what: 'conditional spread', path: 'b', files: `export default { ...(c && { b: ${mark}1 }) };` },
  {
    what: 'branch that has the path',
    path: 'a.y',
    files: `export default { a: big ? { x: 1 } : { y: ${mark}1 } };`,
  },
  {
    what: 'branch that leads on',
    path: 'a.x.y',
    files: `export default { a: big ? { x: 1 } : { x: { y: ${mark}1 } } };`,
  },
  {
    what: 'branch that leads furthest',
    path: 'a.x.y.z',
    files: `export default { a: big ? { x: { ${mark}y: 1 } } : { x: 1 } };`,
  },
  { what: 'default export of a constant', path: 'a', files: `const x = { a: ${mark}1 }; export default x;` },
  { what: 'export list', path: 'a', files: `const x = { a: ${mark}1 }; export { x as default };` },
  {
    what: 'type wrappers',
    path: 'a.b',
    files: `export default (({ a: ({ b: ${mark}1 } as const)! }) satisfies Foo<string>);`,
  },
  {
    what: 'any of several arguments',
    path: 'a',
    files: `export default definePlatform('x', settings, { a: ${mark}1 });`,
  },
  {
    what: 'inside a helper',
    path: 'stores.db.storage.dev',
    files: `export default definePlatform({ stores: { db: postgres({ storage: { dev: ${mark}'1Gi' } }) } });`,
  },
  {
    what: 'helper of a namespace',
    path: 'db.version',
    files: `import * as gp from 'groundplan'; export default gp.definePlatform({ db: gp.postgres({ version: ${mark}'9' }) });`,
  },
  {
    what: 'call of a helper',
    path: 'stores.db',
    files: `export default definePlatform({ stores: { db: ${mark}postgres({}) } });`,
  },
  {
    what: 'own function, literal in it',
    path: 'services.api.port',
    files: `const service = (name: string) => ({ name, port: ${mark}80 }); export default { services: { api: service('a') } };`,
  },
  {
    what: 'own function, parameter',
    path: 'services.b.port',
    files: `function service(p: P) { return { port: p.port }; }\nexport default { services: { a: service({ port: 1 }), b: service({ port: ${mark}2 }) } };`,
  },
  {
    what: 'own function, key of a parameter',
    path: 'a.prot',
    atKey: true,
    files: `function service(p: P) { return { ...p }; }\nexport default { a: service({ ${mark}prot: 1 }) };`,
  },
  {
    what: 'own function, destructured parameter',
    path: 'a.port',
    files: `const service = ({ port, size = 1 }: P) => ({ port, size });\nexport default { a: service({ port: ${mark}1 }) };`,
  },
  {
    what: 'own function, default of a parameter',
    path: 'a.size',
    files: `const service = ({ port, size = ${mark}1 }: P) => ({ port, size });\nexport default { a: service({ port: 1 }) };`,
  },
  {
    what: 'own function with a constant of its own',
    path: 'a.limits.cpu',
    files: `const service = (cpu: string) => { const limits = { cpu }; return { limits }; };\nexport default { a: service(${mark}'1') };`,
  },
  {
    what: 'own function with two returns',
    path: 'a.y',
    files: `function f(b: boolean) { if (b) return { x: 1 }; return { y: ${mark}1 }; }\nexport default { a: f(false) };`,
  },
  {
    what: 'destructured constant',
    path: 'a.port',
    files: `const { inner } = { inner: { port: ${mark}1 } }; export default { a: inner };`,
  },
  {
    what: 'map',
    path: 'list[1].name',
    files: `export default { list: ['a', ${mark}'b'].map((name) => ({ name })) };`,
  },
  {
    what: 'item of a map',
    path: 'list[1]',
    files: `export default { list: ['a', ${mark}'b'].map((name) => ({ name })) };`,
  },
  {
    what: 'entries of a map',
    path: 'services.b',
    files: `const names = ['a', ${mark}'b'];\nexport default { services: Object.fromEntries(names.map((n) => [n, { port: 1 }])) };`,
  },
  {
    what: 'inside entries of a map',
    path: 'services.b.port',
    files: `const names = ['a', 'b'];\nexport default { services: Object.fromEntries(names.map((n) => [n, { port: ${mark}1 }])) };`,
  },
  {
    what: 'entries that are not written down',
    path: 'services.b.port',
    files: `export default { ${mark}services: Object.fromEntries(read().map((n) => [n, { port: 1 }])) };`,
  },
  {
    what: 'Object.assign, later wins',
    path: 'a.x',
    files: `export default { a: Object.assign({}, { x: 1 }, { x: ${mark}2 }) };`,
  },
  {
    what: 'nearest enclosing key',
    path: 'services.api.port.foo',
    files: `export default { services: { api: { ${mark}port: 1 } } };`,
  },
  {
    what: 'missing field',
    path: 'services.api.port',
    files: `export default {\n  services: {\n    ${mark}api: { calls: [] } } };`,
  },
  {
    what: 'missing item',
    path: 'services.api.calls[3]',
    files: `export default { services: { api: { ${mark}calls: [] } } };`,
  },
  { what: 'missing field of the root', path: 'name', files: `export default ${mark}definePlatform({});` },
  {
    what: 'syntax error further down',
    path: 'a',
    files: `export default { a: ${mark}1 };\nconst x = 1; const x = 2;`,
  },
  { what: 'no default export', path: 'a', files: `${mark}export const a = 1;` },
  { what: 'not TypeScript at all', path: 'a', files: `${mark}%%% {{{` },
  { what: 'empty file', path: 'a', files: mark },
  {
    what: 'circular constants',
    path: 'a.b.c',
    files: `const x = { ...y, ${mark}b: y.b }; const y = { ...x, b: x.b };\nexport default { a: x };`,
  },
  {
    what: 'endless recursion',
    path: 'a.b',
    files: `const f = (n: number): unknown => (n ? f(n - 1) : f(n)); export default { ${mark}a: f(1) };`,
  },
  {
    what: 'named import',
    path: 'a.port',
    files: {
      'platform.ts': `import { api as other } from './parts/api.ts'; export default { a: other };`,
      'parts/api.ts': `export const api = { port: ${mark}1 };`,
    },
  },
  {
    what: 'import that says .js',
    path: 'a.port',
    files: {
      'platform.ts': `import { api } from './api.js'; export default { a: api };`,
      'api.ts': `export const api = { port: ${mark}1 };`,
    },
  },
  {
    what: 'import without an ending, of a folder',
    path: 'a.port',
    files: {
      'platform.ts': `import api from './api'; export default { a: api };`,
      'api/index.ts': `export default { port: ${mark}1 };`,
    },
  },
  {
    what: 'namespace import',
    path: 'services.api.port',
    files: {
      'platform.ts': `import * as services from './services.ts'; export default { services };`,
      'services.ts': `export const api = { port: ${mark}1 };`,
    },
  },
  {
    what: 'passed on through files',
    path: 'a.port',
    files: {
      'platform.ts': `import { first } from './all.ts'; export default { a: first };`,
      'all.ts': `export * from './more.ts';`,
      'more.ts': `export { api as first } from './deep/api.ts';`,
      'deep/api.ts': `export const api = { port: ${mark}1 };`,
    },
  },
  {
    what: 'imported function',
    path: 'a.port',
    files: {
      'platform.ts': `import { service } from './service.ts'; export default { a: service({ port: ${mark}1 }) };`,
      'service.ts': `export function service(options: O) { const { port } = options; return { port: options.port }; }`,
    },
  },
  {
    what: 'data file',
    path: 'a.port',
    files: {
      'platform.ts': `import data from './data.json'; export default { a: data };`,
      'data.json': `{ "port": ${mark}1 }`,
    },
  },
  {
    what: 'import that does not exist',
    path: 'a.port',
    files: { 'platform.ts': `import { x } from './gone.ts'; export default { ${mark}a: x };` },
  },
  {
    what: 'circular imports',
    path: 'a.x',
    files: {
      'platform.ts': `import { b } from './b.ts'; export const a = b; export default { ${mark}a };`,
      'b.ts': `export * from './platform.ts'; import { a } from './platform.ts'; export const b = a;`,
    },
  },
];

test.each(cases)('$what: $path', ({ path, atKey, files }) => {
  const marked = typeof files === 'string' ? { 'platform.ts': files } : files;
  const { texts, expected } = unmark(marked);
  const options = atKey === undefined ? {} : { atKey };
  expect(locatorOf(texts).position(parsed(path), options)).toEqual(expected);
});

function unmark(marked: Files) {
  let expected = { file: '', line: 0, column: 0 };
  const texts: Record<string, string> = {};
  for (const [file, text] of Object.entries(marked)) {
    const at = text.indexOf(mark);
    texts[file] = text.replace(mark, '');
    if (at === -1) continue;
    const before = text.slice(0, at).split('\n');
    expected = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
  return { texts, expected };
}

function locatorOf(texts: Files) {
  return createLocator('platform.ts', (file) => texts[file]);
}

function parsed(path: string): DataPath {
  return parsePath(path) ?? expect.fail(`not a path: ${path}`);
}

describe('a locator', () => {
  test('reads nothing before the first question, and each file once', () => {
    const asked: string[] = [];
    const texts: Files = {
      'platform.ts': `import { a } from './a.ts'; import { b } from './b.ts'; export default { a, b };`,
      'a.ts': 'export const a = { x: 1 };',
      'b.ts': 'export const b = { x: 1 };',
    };
    const locator = createLocator('platform.ts', (file) => {
      asked.push(file);
      return texts[file];
    });
    expect(asked).toEqual([]);
    locator.position(['a', 'x']);
    locator.position(['a', 'x']);
    expect(asked).toEqual(['platform.ts', 'a.ts']);
    expect(locator.sources().map(({ file }) => file)).toEqual(['platform.ts', 'a.ts', 'b.ts']);
  });

  test('keeps the way in which the entry file was named', () => {
    const texts: Files = {
      '/home/me/platform.ts': `import { a } from '../a.ts'; export default { a };`,
      '/home/a.ts': 'export const a = { x: 1 };',
    };
    const locator = createLocator('/home/me/platform.ts', (file) => texts[file]);
    expect(locator.position(['a', 'x'])).toEqual({ file: '/home/a.ts', line: 1, column: 23 });
  });

  test('follows a chain of imports, but not without end', () => {
    const chain = (length: number): Files => {
      const texts: Record<string, string> = {
        'platform.ts': `import { a } from './f1.ts'; export default { a };`,
      };
      for (let at = 1; at < length; at++) texts[`f${at}.ts`] = `export { a } from './f${at + 1}.ts';`;
      return { ...texts, [`f${length}.ts`]: 'export const a = { x: 1 };' };
    };
    expect(locatorOf(chain(20)).position(['a', 'x']).file).toBe('f20.ts');
    expect(locatorOf(chain(21)).position(['a', 'x']).file).toBe('platform.ts');
  });

  test('answers where there is no file', () => {
    expect(createLocator('gone.ts', () => undefined).position(['a'])).toEqual({
      file: 'gone.ts',
      line: 1,
      column: 1,
    });
  });

  test('stays quick where branches multiply', () => {
    const steps = Array.from(
      { length: 40 },
      (_, at) => `const a${at + 1} = c ? { ...a${at} } : { ...a${at} };`,
    );
    const locator = locatorOf({
      'platform.ts': `const a0 = {};${steps.join('')} export default { a: a40 };`,
    });
    const started = performance.now();
    expect(locator.position(['a', 'x'])).toMatchObject({ line: 1 });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('a locator answers for any path and any text', () => {
  const piece = fc.constantFrom(
    ...[
      'export default ',
      '{ a: ',
      '[...x, ',
      '}',
      ']',
      'x',
      'f(',
      ')',
      '({ a }) => ',
      ' ? ',
      ' : ',
      '.a',
      ';',
      ',',
    ],
    ...['const x = ', 'const f = ', "import { x } from './platform.ts'", '...', 'export * from "./x"', '\n'],
  );
  const step = fc.oneof(fc.constantFrom<string | number>('a', 'x', 0, 1, '__proto__', ''), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(step, { maxLength: 4 }), (pieces, path) => {
      const text = pieces.join('');
      const locator = locatorOf({ 'platform.ts': text });
      const { file, line, column } = locator.position(path);
      expect(file).toBe('platform.ts');
      expect(text.split('\n')[line - 1]?.length ?? -1).toBeGreaterThanOrEqual(column - 1);
      locator.pathAt('platform.ts', line);
    }),
    { numRuns: 300, seed: 1 },
  );
});

describe('the path at a line', () => {
  const texts: Files = {
    'platform.ts': [
      `import { shared } from './shared.ts';`,
      'const service = (p: { port: number }) => ({',
      '  port: p.port,',
      '});',
      'export default definePlatform({',
      `  name: 'a',`,
      '  services: {',
      '    api: { port: 1, calls: [] },',
      '    web: {',
      '      port: 2,',
      '      calls: [',
      `        'api',`,
      `        'db',`,
      '      ],',
      '      // a remark',
      '    },',
      '    made: service({',
      '      port: 3,',
      '    }),',
      '  },',
      '  ...shared,',
      '});',
    ].join('\n'),
    'shared.ts':
      'export const shared = {\n  stores: {\n    db: postgres({\n      version: 1,\n    }),\n  },\n};',
  };
  test.each([
    ['platform.ts', 1, undefined],
    ['platform.ts', 3, 'services.made.port'],
    ['platform.ts', 5, ''],
    ['platform.ts', 6, 'name'],
    ['platform.ts', 7, 'services'],
    ['platform.ts', 8, 'services.api'],
    ['platform.ts', 10, 'services.web.port'],
    ['platform.ts', 12, 'services.web.calls[0]'],
    ['platform.ts', 13, 'services.web.calls[1]'],
    ['platform.ts', 15, 'services.web'],
    ['platform.ts', 17, 'services.made'],
    ['platform.ts', 18, 'services.made.port'],
    ['shared.ts', 3, 'stores.db'],
    ['shared.ts', 4, 'stores.db.version'],
    ['./shared.ts', 4, 'stores.db.version'],
    ['shared.ts', 6, 'stores'],
    ['other.ts', 1, undefined],
  ] as const)('%s:%i', (file, line, path) => {
    expect(locatorOf(texts).pathAt(file, line)).toEqual(path === undefined ? undefined : parsed(path));
  });
});
