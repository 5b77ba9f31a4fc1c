/** Stands in a text right before the place that must be reported. */
export const mark = '/*@*/';

/** A definition that cannot be loaded, and what must be said about it. */
export interface Fault {
  readonly what: string;
  /** The mark stands where the fault must be reported; without one it is the beginning of the definition. */
  readonly text: string;
  readonly part?: string;
  readonly reason: string | RegExp;
  readonly fix?: string;
}

export const faults: readonly Fault[] = [
  {
    what: 'syntax error',
    text: `export default {\n  a: 1\n  ${mark}b: 2,\n};`,
    reason: 'syntax error: unexpected token, expected ",", in `b: 2,`',
  },
  {
    what: 'syntax error in an imported file',
    text: `import { x } from './part.ts'; export default x;`,
    part: `export const x = {\n  ${mark}?? };`,
    reason: /^syntax error: unexpected token, in `\?\? };`$/,
  },
  {
    what: 'exception, after types have moved the columns',
    text: `const f = (a: { readonly b: string }): string => { throw ${mark}new Error('no region.'); };\nexport default f({ b: '' });`,
    reason: 'the definition failed while it was loaded: no region',
    fix: 'no region',
  },
  {
    what: 'exception in an imported file',
    text: `import { region } from './part.ts';\nexport default { region: region() };`,
    part: `type R = string;\nexport const region = (): R => {\n  throw ${mark}new TypeError('no region');\n};`,
    reason: 'the definition failed while it was loaded: TypeError: no region',
    fix: `Mend the line \`throw new TypeError('no region');\`, or what it calls.`,
  },
  {
    what: 'exception in the API, at the line that called it',
    text: `import { fail } from 'groundplan';\nexport default {\n  cloud: ${mark}fail(),\n};`,
    reason: 'the definition failed while it was loaded: RangeError: too many zones',
    fix: 'Mend the line `cloud: fail(),`, or what it calls.',
  },
  {
    what: 'something thrown that is no error',
    text: `throw 'no region';`,
    reason: 'the definition failed while it was loaded: no region',
  },
  {
    what: 'missing package',
    text: `import { a } from 'groundplan';\nimport x from ${mark}'no-such-package-here';\nexport default { a, x };`,
    reason: `the package 'no-such-package-here' is not installed`,
    fix: 'npm install no-such-package-here',
  },
  {
    what: 'missing file of an import',
    text: `import x from './part.ts';\nexport default x;`,
    part: `\nimport y from ${mark}"./gone.ts"; export default y;`,
    reason: `the imported file './gone.ts' does not exist`,
  },
  {
    what: 'name that the API lacks',
    text: `import { definePlatfrom } from 'groundplan';\nexport default ${mark}definePlatfrom({});`,
    reason: `groundplan exports no 'definePlatfrom'`,
    fix: `Did you mean 'definePlatform'?`,
  },
  { what: 'no default export', text: 'export const a = 1;', reason: 'the definition has no default export' },
  { what: 'empty file', text: '', reason: 'the definition has no default export' },
  {
    what: 'undefined as default export',
    text: 'export default undefined;',
    reason: 'the definition has no default export',
  },
];
