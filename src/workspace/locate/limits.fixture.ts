import type { Case } from './case.fixture.ts';
import { mark } from './case.fixture.ts';

/** Data that is not there, cannot be followed, or lies in other files. */
export const limits: readonly Case[] = [
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
