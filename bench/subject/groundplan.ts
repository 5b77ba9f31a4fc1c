import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, type Run } from '../measure.ts';
import { program } from '../place.ts';
import type { GeneratedPlatform } from '../platforms.ts';
import { inSequence, type Sample } from '../samples.ts';

/** The runs of the program by what was asked of it. */
export interface SubjectResult {
  readonly samples: Readonly<Record<SubjectTask, Sample>>;
  readonly findings: number;
  readonly files: number;
  /** Files that were written when one service of the definition had changed. */
  readonly changedFiles: number;
  /** Lines of the definition. */
  readonly definitionLines: number;
}

export const subjectTasks = [
  'compile',
  'verify',
  'compile, then verify',
  'verify the written folder',
  'compile again, nothing changed',
  'compile, one service changed',
  'explain an object',
] as const;
export type SubjectTask = (typeof subjectTasks)[number];

/** The folder of the written repository of a platform. */
export function outputOf(dir: string): string {
  return join(dir, 'repository');
}

/** Measures the program, each task in a process of its own, as users run it. Ends with the unchanged platform on disk. */
export async function measureSubject(
  dir: string,
  platform: GeneratedPlatform,
  runs: number,
): Promise<SubjectResult> {
  const done = new Map<SubjectTask, Run[]>();
  const output = join(dir, 'groundplan.txt');
  const run = async (task: SubjectTask | undefined, ...args: readonly string[]): Promise<string> => {
    const result = await measure(process.execPath, [program, ...args], { cwd: dir, output });
    const printed = readFileSync(output, 'utf8');
    if (result.code !== 0 && result.code !== 1) throw new Error(`groundplan ${args.join(' ')}\n${printed}`);
    if (task !== undefined) done.set(task, [...(done.get(task) ?? []), result]);
    return printed;
  };
  const compile = (task?: SubjectTask) => run(task, 'compile', '--out', 'repository', '--json');
  const define = (text: string) => writeFileSync(join(dir, 'platform.ts'), text);
  // A folder of packages, so that the cache of the transpiled definition lies here and can be emptied.
  const packages = join(dir, 'node_modules');
  let findings = 0;
  let files = 0;
  let changedFiles = 0;
  for (let turn = 0; turn < runs; turn++) {
    define(platform.text);
    for (const folder of [packages, outputOf(dir)]) rmSync(folder, { recursive: true, force: true });
    mkdirSync(packages);
    files = (JSON.parse(await compile('compile')) as { readonly files: number }).files;
    const { counts } = JSON.parse(await run('verify', 'verify', '--format', 'json')) as Verified;
    findings = counts.errors + counts.warnings;
    await run('verify the written folder', 'verify', 'repository', '--no-definition');
    await compile('compile again, nothing changed');
    await run('explain an object', 'explain', `Deployment/${platform.middle}`, '--out', 'repository');
    define(platform.changed);
    const again = await compile('compile, one service changed');
    changedFiles = (JSON.parse(again) as { readonly written: readonly string[] }).written.length;
    define(platform.text);
    await compile();
  }
  const sample = (task: SubjectTask): Sample => ({ runs: done.get(task) ?? [] });
  const both = inSequence([sample('compile'), sample('verify')]);
  const samples = Object.fromEntries(
    subjectTasks.map((task) => [task, task === 'compile, then verify' ? both : sample(task)]),
  ) as Record<SubjectTask, Sample>;
  return { samples, findings, files, changedFiles, definitionLines: platform.text.split('\n').length - 1 };
}

interface Verified {
  readonly counts: { readonly errors: number; readonly warnings: number };
}
