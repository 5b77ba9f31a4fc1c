import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataPath } from '../../base/index.ts';
import { parsePath } from '../../base/index.ts';
import { calls } from './calls.fixture.ts';
import type { Files } from './case.fixture.ts';
import { mark } from './case.fixture.ts';
import { limits } from './limits.fixture.ts';
import { literals } from './literals.fixture.ts';
import { createLocator } from './locator.ts';

test.each([...literals, ...calls, ...limits])('$what: $path', ({ path, atKey, files }) => {
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
