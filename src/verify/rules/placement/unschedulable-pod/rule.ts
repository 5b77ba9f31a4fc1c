import type { Cluster, Workload } from '../../../../facts/index.ts';
import { allocatable, type Environment, machine, type Pool } from '../../../../model/index.ts';
import { type Amounts, amountText, defaultsIn, plus, podBounds, statedBounds } from '../../../amounts.ts';
import { containersOf } from '../../../container.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { FindingPlace, Report, Rule } from '../../../rule.ts';
import { sidecarBounds } from '../../../sidecar.ts';
import { fieldsAt } from '../../../value.ts';
import { keptAwayBy, labelledPools, poolsOf, poolsText, taintText, usablePools } from '../pools.ts';
import { schedulingOf } from '../scheduling.ts';

/** A node that is free but for what Kubernetes keeps for itself. */
interface EmptyNode {
  readonly type: string;
  readonly pool: Pool;
  readonly cores: number;
  readonly memory: number;
}

export const rule: Rule = {
  id: 'unschedulable-pod',
  title: 'A pod that fits on no node',
  severity: 'error',
  why: 'The pod stays pending for ever: another node of the same kind would be too small again.',
  fix: 'Lower the requests, let the pod use another pool, or choose larger machines.',
  needs: 'platform',
  *check(input) {
    const { cluster, environment } = input;
    const pools = poolsOf(input);
    for (const workload of cluster.workloads) {
      const scheduling = schedulingOf(workload);
      const labelled = labelledPools(pools, scheduling);
      if (labelled.length === 0) continue;
      const usable = usablePools(labelled, scheduling);
      if (usable.length === 0) yield keptAway(workload, labelled);
      else {
        const report = tooLarge(cluster, environment, workload, usable);
        if (report !== undefined) yield report;
      }
    }
  },
};

function keptAway(workload: Workload, pools: readonly Pool[]): Report {
  const { object, podPath = ['spec'] } = workload;
  const { tolerations, tolerationsPath } = schedulingOf(workload);
  const taints = pools.map(
    (pool) => `${pool.name} has ${keptAwayBy(pool, tolerations).map(taintText).join(' and ')}`,
  );
  const path = tolerations.length === 0 ? podPath : tolerationsPath;
  return {
    message: `${titleOf(object)} tolerates the taints of no pool that it may use: ${taints.join(', ')}`,
    places: [placeIn(object, path, `${titleOf(object)} does not tolerate them`)],
    definition: pools.map(({ name, path: at }) => ({
      path: [...at, 'taints'],
      note: `the pool ${name} is tainted`,
    })),
    fix: 'Give the pod a toleration, or let it use another pool.',
  };
}

function tooLarge(
  cluster: Cluster,
  environment: Environment,
  workload: Workload,
  pools: readonly Pool[],
): Report | undefined {
  const nodes = pools.flatMap((pool) => pool.instances.map((type) => emptyNode(environment, pool, type)));
  if (nodes.some((node) => node === undefined)) return undefined;
  const sidecar = sidecarBounds(cluster, workload)?.requests ?? {};
  const { cpu = 0, memory = 0 } = plus(requestsOf(cluster, workload), sidecar);
  if (nodes.some((node) => node !== undefined && cpu <= node.cores && memory <= node.memory))
    return undefined;
  const offers = nodes.flatMap((node) =>
    node === undefined ? [] : [`${node.type} has ${sizeText(node.cores, node.memory)}`],
  );
  const more = sidecar.cpu === undefined ? '' : ' with its sidecar';
  const { object } = workload;
  return {
    message: `a pod of ${titleOf(object)} asks for ${sizeText(cpu, memory)}${more}, but the largest node of ${poolsText(pools)} is smaller: ${listed([...new Set(offers)])}`,
    places: requestPlaces(workload),
    definition: pools.map(({ name, path }) => ({
      path: [...path, 'instance'],
      note: `the machines of the pool ${name}`,
    })),
  };
}

/** Undefined for machines of which nothing is known. */
function emptyNode({ cloud }: Environment, pool: Pool, type: string): EmptyNode | undefined {
  const found = machine(cloud.provider, type);
  if (found.kind !== 'known') return undefined;
  const { cores, memory } = allocatable(cloud.provider, found);
  return { type, pool, cores, memory };
}

function requestsOf(cluster: Cluster, workload: Workload): Amounts {
  const { object, podPath, namespace } = workload;
  if (podPath === undefined) return statedBounds(fieldsAt(object.value, 'spec')).requests;
  return podBounds(workload, defaultsIn(cluster, namespace)).requests;
}

function requestPlaces(workload: Workload): readonly [FindingPlace, ...FindingPlace[]] {
  const { object, podPath } = workload;
  const owners = containersOf(workload).filter(({ role }) => role !== 'ephemeral');
  const places = owners.flatMap(({ name, path, value }) => {
    const { cpu = 0, memory = 0 } = statedBounds(value).requests;
    const place = placeIn(
      object,
      [...path, 'resources', 'requests'],
      `container ${name} asks for ${sizeText(cpu, memory)}`,
    );
    return cpu + memory > 0 ? [{ place, weight: memory / 2 ** 32 + cpu }] : [];
  });
  const [first, ...more] = places.sort((a, b) => b.weight - a.weight).map(({ place }) => place);
  const whole = placeIn(
    object,
    [...(podPath ?? ['spec']), 'resources', 'requests'],
    `${titleOf(object)} asks for that`,
  );
  return first === undefined ? [whole] : [first, ...more];
}

/** `1930m cpu and 3392Mi memory`. */
function sizeText(cores: number, memory: number): string {
  const whole = Math.floor(memory / 2 ** 20) * 2 ** 20;
  return `${amountText('cpu', Math.floor(cores * 1000) / 1000)} cpu and ${amountText('memory', whole)} memory`;
}
