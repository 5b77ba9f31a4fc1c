import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../measure.ts';
import { api, programs } from '../place.ts';
import { spread } from '../samples.ts';

/** Where the time goes inside one process: milliseconds, the least of the runs. */
export interface Stages {
  readonly stages: Readonly<Record<string, number>>;
  readonly byRule: Readonly<Record<string, number>>;
}

export async function measureStages(dir: string, runs: number): Promise<Stages> {
  const printed: Stages[] = [];
  const byRule: Stages[] = [];
  for (let turn = 0; turn < runs; turn++) {
    printed.push(await once(dir));
    byRule.push(await once(dir, 'by-rule'));
  }
  return { stages: least(printed, 'stages'), byRule: least(byRule, 'byRule') };
}

async function once(dir: string, ...how: readonly string[]): Promise<Stages> {
  const output = join(dir, 'stages.json');
  rmSync(join(dir, 'node_modules', '.cache'), { recursive: true, force: true });
  const args = [join(programs, 'stages.mjs'), join(dir, 'platform.ts'), api, join(dir, 'staged'), ...how];
  const { code } = await measure(process.execPath, args, { cwd: dir, output });
  const text = readFileSync(output, 'utf8');
  if (code !== 0) throw new Error(`the stages failed:\n${text}`);
  return JSON.parse(text) as Stages;
}

function least(runs: readonly Stages[], part: keyof Stages): Readonly<Record<string, number>> {
  const names = Object.keys(runs[0]?.[part] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, spread(runs.map((run) => run[part][name] ?? 0)).least]),
  );
}
