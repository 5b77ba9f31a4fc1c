import type { Workload } from '../../../../facts/index.ts';
import type { Environment, Pool } from '../../../../model/index.ts';
import { mayTake } from '../../../open-labels.ts';
import { placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import { podsOf } from '../../../pod-end.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, numberAt, textAt } from '../../../value.ts';
import { poolsOf, poolsText, usablePools } from '../pools.ts';
import { type Scheduling, schedulingOf } from '../scheduling.ts';

/** How many pods may lie on nodes or in zones, and what says so. */
interface Room {
  readonly most: number;
  readonly what: string;
  readonly path: Scheduling['apart'][number]['path'];
}

export const rule: Rule = {
  id: 'unspreadable-replicas',
  title: 'More pods than nodes or zones to keep them apart',
  severity: 'error',
  why: 'The pods must lie apart, and those that find no node or zone of their own stay pending.',
  fix: 'Make the distance a preference, give the pool more nodes, or run fewer pods.',
  needs: 'platform',
  *check(input) {
    const { cluster, environment } = input;
    const pools = poolsOf(input);
    for (const workload of cluster.workloads) {
      const count = podCountOf(cluster, workload);
      const usable = usablePools(pools, schedulingOf(workload));
      if (count === undefined || usable.length === 0) continue;
      for (const { most, what, path } of roomsOf(environment, workload, usable)) {
        if (count.most <= most) continue;
        const { object } = workload;
        const number = count.least === count.most ? `${count.most}` : `up to ${count.most}`;
        yield {
          message: `${titleOf(object)} has ${number} pods, of which only ${most} find a place: ${what}, and ${poolsText(usable)} ${roomText(usable, environment)}`,
          places: [
            placeIn(object, path, what),
            placeIn(count.object, count.mostPath, `${titleOf(count.object)} allows ${count.most} pods`),
          ],
          definition: usable.map((pool) => ({
            path: [...pool.path, 'nodes'],
            note: `the pool ${pool.name} has at most ${pool.nodes.maximum} nodes`,
          })),
        };
      }
    }
  },
};

function roomsOf(environment: Environment, workload: Workload, pools: readonly Pool[]): readonly Room[] {
  const { apart, spread } = schedulingOf(workload);
  const own = (selector: Room['path'] | object | undefined) =>
    selector === undefined || mayTake(fieldsAt(selector), podsOf(workload));
  const rooms = apart.flatMap(({ topology, selector, path }): readonly Room[] => {
    const most = domains(topology, pools, environment);
    if (most === undefined || !own(selector)) return [];
    return [{ most, what: `no two of them may share a ${domainName(topology)}`, path }];
  });
  const spreads = spread.flatMap(({ value, path }): readonly Room[] => {
    const found = domains(textAt(value, 'topologyKey') ?? '', pools, environment);
    const [skew, wanted] = [numberAt(value, 'maxSkew') ?? 1, numberAt(value, 'minDomains') ?? 1];
    if (found === undefined || wanted <= found || !own(fieldsAt(value, 'labelSelector'))) return [];
    const what = `${skew} of them may lie in each ${domainName(textAt(value, 'topologyKey') ?? '')} as long as there are fewer than ${wanted}`;
    return [{ most: skew * found, what, path: [...path, 'minDomains'] }];
  });
  return [...rooms, ...spreads];
}

/** How many nodes or zones the pools have at most; undefined for other domains. */
function domains(topology: string, pools: readonly Pool[], { cloud }: Environment): number | undefined {
  const nodes = pools.reduce((sum, pool) => sum + pool.nodes.maximum, 0);
  if (topology === 'kubernetes.io/hostname') return nodes;
  if (topology !== 'topology.kubernetes.io/zone') return undefined;
  return Math.min(nodes, cloud.zones, Math.max(...pools.map(({ zones }) => zones)));
}

function domainName(topology: string): string {
  return topology === 'kubernetes.io/hostname' ? 'node' : 'zone';
}

/** `has at most 4 nodes in 3 zones`. */
function roomText(pools: readonly Pool[], environment: Environment): string {
  const [nodes, zones] = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((one) =>
    domains(one, pools, environment),
  );
  return `${pools.length === 1 ? 'has' : 'have'} at most ${nodes} nodes in ${zones} zones`;
}
