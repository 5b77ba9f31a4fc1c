import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, type Run } from '../measure.ts';
import { compare, type EnvironmentObjects, objectsIn } from '../objects.ts';
import type { Tool } from '../options.ts';
import { programs } from '../place.ts';
import { type Sample, together } from '../samples.ts';
import { toolPath } from '../tools.ts';
import { type Check, checkOf } from './check.ts';
import { writeChart } from './helm.ts';
import { writeBaseAndOverlays } from './kustomize.ts';

export type PeerName = Exclude<Tool, 'groundplan'>;

/** How a tool is asked for the objects of all environments: some programs, one after the other. */
interface Peer {
  prepare(dir: string, environments: readonly EnvironmentObjects[]): void;
  commands(dir: string, environments: readonly EnvironmentObjects[]): readonly Command[];
  /** Where the objects of an environment are found afterwards. */
  output(dir: string, environment: string): string;
}

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly output: string;
}

export interface PeerResult {
  readonly sample: Sample;
  readonly checks: readonly Check[];
}

const peers: Readonly<Record<PeerName, Peer>> = {
  helm: {
    prepare: (dir, environments) => writeChart(join(dir, 'chart'), environments),
    commands: (dir, environments) =>
      environments.map(({ environment }) => ({
        program: toolPath('helm'),
        args: ['template', 'bench', 'chart', '--values', `chart/values-${environment}.yaml`],
        output: peers.helm.output(dir, environment),
      })),
    output: (dir, environment) => join(dir, `helm-${environment}.yaml`),
  },
  kustomize: {
    prepare: (dir, environments) => writeBaseAndOverlays(join(dir, 'kustomize'), environments),
    commands: (dir, environments) =>
      environments.map(({ environment }) => ({
        program: toolPath('kubectl'),
        args: ['kustomize', `kustomize/overlays/${environment}`],
        output: peers.kustomize.output(dir, environment),
      })),
    output: (dir, environment) => join(dir, `kustomize-${environment}.yaml`),
  },
  cdk8s: nodeProgram('cdk8s', '.k8s.yaml'),
  floor: nodeProgram('floor', '.yaml'),
};

function nodeProgram(name: string, ending: string): Peer {
  return {
    prepare: () => undefined,
    commands: (dir) => [
      {
        program: process.execPath,
        args: [join(programs, `${name}.mjs`), 'objects.json', name],
        output: join(dir, `${name}.txt`),
      },
    ],
    output: (dir, environment) => join(dir, name, `${environment}${ending}`),
  };
}

/** Beyond so many seconds a tool runs once. */
const slow = 20;

/** Measures one tool on these objects and compares what it gives with them. */
export async function measurePeer(
  name: PeerName,
  dir: string,
  environments: readonly EnvironmentObjects[],
  runs: number,
  limit: number,
): Promise<PeerResult> {
  const peer = peers[name];
  for (const folder of ['chart', 'kustomize', 'cdk8s', 'floor']) {
    if (folder === name || (folder === 'chart' && name === 'helm'))
      rmSync(join(dir, folder), { recursive: true, force: true });
  }
  writeFileSync(join(dir, 'objects.json'), JSON.stringify(environments));
  peer.prepare(dir, environments);
  const done: Run[][] = [];
  let stopped = false;
  while (done.length < runs && !stopped && (done.length === 0 || together(done[0] ?? []).wall < slow)) {
    const turn = await inTurn(dir, peer.commands(dir, environments), limit);
    stopped = turn.some(({ code }) => code === undefined);
    done.push(turn);
  }
  const finished = (done[0] ?? []).filter(({ code }) => code === 0).length;
  const note = stopped
    ? `stopped after ${limit} s, with ${finished} of ${environments.length} environments done`
    : undefined;
  const sample = { runs: done.map(together), ...(note === undefined ? {} : { note }) };
  const complete = stopped ? environments.slice(0, finished) : environments;
  const checks = complete.map(({ environment, objects }) =>
    checkOf(name, environment, compare(objects, objectsIn(peer.output(dir, environment)))),
  );
  return { sample, checks };
}

async function inTurn(dir: string, commands: readonly Command[], limit: number): Promise<Run[]> {
  const runs: Run[] = [];
  for (const { program, args, output } of commands) {
    const spent = together(runs).wall;
    const run = await measure(program, args, { cwd: dir, output, limit: limit - spent });
    runs.push(run);
    if (run.code === undefined) return runs;
    if (run.code !== 0)
      throw new Error(`${program} ${args.join(' ')} failed:\n${readFileSync(output, 'utf8').slice(0, 2000)}`);
  }
  return runs;
}
