import type { Case } from './case.fixture.ts';
import { mark } from './case.fixture.ts';

const named = "import { definePlatform, postgres } from 'groundplan';\n";

/** Data that is written down as such. */
export const literals: readonly Case[] = [
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
];
