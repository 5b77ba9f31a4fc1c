export { compile, renderArtifact } from './compile.ts';
export { type Origin, originAt, type Trace, tracesOf } from './origin.ts';
export type { Output, Target } from './target.ts';
