export { commentLines } from './comment.ts';
export type { YamlFile, YamlProblem } from './parse.ts';
export { parseYaml } from './parse.ts';
export type { PrintableDocument, PrintOptions } from './print.ts';
export { printWord, printYaml } from './print.ts';
export type { WordReading } from './scalar.ts';
