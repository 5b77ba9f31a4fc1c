import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { measure, type Run } from '../measure.ts';
import { compare, type EnvironmentObjects, objectsIn } from '../objects.ts';
import { type Check, checkOf } from '../peers/check.ts';
import { write } from '../peers/files.ts';
import { spread, together } from '../samples.ts';
import { toolPath } from '../tools.ts';
import { outputOf } from './groundplan.ts';

/** What `kubectl kustomize` takes for the folders that groundplan writes. */
export interface OwnOverlays {
  /** Kustomizations there are, but for those of whole environments. */
  readonly all: number;
  readonly built: number;
  /** Seconds for all that were built, one after the other. */
  readonly sum: number;
  readonly median: number;
  readonly most: number;
  /** The one that took most. */
  readonly slowest: string;
  /** Seconds for a kustomization with one small object: what kubectl takes for itself. */
  readonly least: number;
  /** Whole environments, one after the other; undefined where the limit was reached. */
  readonly environments: number | undefined;
  readonly checks: readonly Check[];
}

/** The most that are built one by one; of more, an even sample. */
const sampleSize = 60;

/** Builds what groundplan wrote: every small kustomization (or a sample), then those of whole environments. */
export async function measureOwnOverlays(
  dir: string,
  environments: readonly EnvironmentObjects[],
  size: number,
  runs: number,
  limit: number,
): Promise<OwnOverlays> {
  const out = outputOf(dir);
  const whole = new Set(environments.map(({ folder }) => folder));
  const folders = kustomizationsBelow(out).filter((folder) => !whole.has(folder));
  const step = size <= 100 ? 1 : Math.ceil(folders.length / sampleSize);
  const chosen = folders.filter((_, index) => index % step === 0);
  const built: Run[] = [];
  for (const folder of chosen) built.push(await leastBuild(dir, join(out, folder), runs));
  const walls = built.map(({ wall }) => wall);
  const most = Math.max(...walls);
  const { seconds, checks } = await buildEnvironments(dir, environments, limit);
  return {
    all: folders.length,
    built: chosen.length,
    sum: together(built).wall,
    median: spread(walls).median,
    most,
    slowest: chosen[walls.indexOf(most)] ?? '',
    least: await smallestBuild(dir, runs),
    environments: seconds,
    checks,
  };
}

async function buildEnvironments(dir: string, environments: readonly EnvironmentObjects[], limit: number) {
  const checks: Check[] = [];
  let seconds = 0;
  for (const { environment, folder, objects } of environments) {
    const file = `own-${environment}.yaml`;
    const { wall, code } = await build(dir, join(outputOf(dir), folder), file, limit - seconds);
    seconds += wall;
    if (code === undefined) return { seconds: undefined, checks };
    checks.push(
      checkOf('kustomize of our overlays', environment, compare(objects, objectsIn(join(dir, file)))),
    );
  }
  return { seconds, checks };
}

async function smallestBuild(dir: string, runs: number): Promise<number> {
  write(dir, 'smallest/kustomization.yaml', 'resources:\n  - namespace.yaml\n');
  write(dir, 'smallest/namespace.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: smallest\n');
  const walls: number[] = [];
  for (let turn = 0; turn < runs; turn++)
    walls.push((await build(dir, join(dir, 'smallest'), 'smallest.yaml')).wall);
  return spread(walls).least;
}

/** Whatever is slow may only have been held up by another program, and gets further tries. */
const suspicious = 0.15;

async function leastBuild(dir: string, folder: string, runs: number): Promise<Run> {
  let best = await build(dir, folder, 'own.yaml');
  for (let turn = 1; turn < runs && best.wall > suspicious; turn++) {
    const next = await build(dir, folder, 'own.yaml');
    if (next.wall < best.wall) best = next;
  }
  return best;
}

async function build(dir: string, folder: string, output: string, limit?: number): Promise<Run> {
  const result = await measure(toolPath('kubectl'), ['kustomize', folder], {
    cwd: dir,
    output: join(dir, output),
    ...(limit === undefined ? {} : { limit }),
  });
  if (result.code !== undefined && result.code !== 0) throw new Error(`kubectl kustomize ${folder} failed`);
  return result;
}

function kustomizationsBelow(out: string): readonly string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((folder) => existsSync(join(folder, 'kustomization.yaml')))
    .map((folder) => relative(out, folder))
    .sort();
}
