import { rmSync } from 'node:fs';
import { compile, renderArtifact } from '../../src/compile/index.ts';
import { readFacts } from '../../src/facts/index.ts';
import { readPlatform } from '../../src/model/index.ts';
import { rules, verify } from '../../src/verify/index.ts';
import { applyWrite, loadDefinition, planWrite } from '../../src/workspace/index.ts';

/**
 * Goes through all stages once, in a fresh process, and prints the milliseconds of each as JSON; with 'by-rule' as
 * the last argument those of each rule instead of verification as a whole.
 */

const [definition = '', api = '', outdir = '', each = ''] = process.argv.slice(2);
const stages: Record<string, number> = { 'start Node and load the program': performance.now() };

function timed<T>(stage: string, work: () => T): T {
  const started = performance.now();
  const result = work();
  stages[stage] = performance.now() - started;
  return result;
}

let before = performance.now();
await loadDefinition(definition, { api });
stages['run the definition, not transpiled before'] = performance.now() - before;
before = performance.now();
const loaded = await loadDefinition(definition, { api });
stages['run the definition again'] = performance.now() - before;
const outcome = timed('read the model', () => readPlatform(loaded.value));
if (outcome.diagnostics !== undefined) throw new Error(outcome.diagnostics[0]?.reason);
const { platform } = outcome;
const artifacts = timed('compile', () => compile(platform));
const files = timed('print', () =>
  artifacts.map((artifact) => ({ path: artifact.path, text: renderArtifact(artifact) })),
);
rmSync(outdir, { recursive: true, force: true });
const plan = timed('compare with the folder', () => planWrite(outdir, files, { tool: 'bench', definition }));
timed('write', () => applyWrite(plan, { force: false, keep: false }));
const facts = timed('read the files back', () => readFacts(files));
const byRule: Record<string, number> = {};
if (each === 'by-rule') {
  // Whoever asks for a thing first pays for it; so each rule is charged with what it is the first to need.
  const idle = rest(() => verify(facts, { platform, rules: [] }));
  for (const rule of rules) byRule[rule.id] = rest(() => verify(facts, { platform, rules: [rule] })) - idle;
} else {
  timed('verify', () => verify(facts, { platform }));
}
process.stdout.write(JSON.stringify({ stages, byRule }));

function rest(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
