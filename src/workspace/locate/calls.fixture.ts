import type { Case } from './case.fixture.ts';
import { mark } from './case.fixture.ts';

/** Data that functions make. */
export const calls: readonly Case[] = [
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
];
