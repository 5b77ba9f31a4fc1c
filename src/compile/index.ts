export { compile, renderArtifact } from './compile.ts';
export type { Output, Target } from './target.ts';
