import { counted, placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { poolsOf, poolsText, usablePools } from '../pools.ts';
import { schedulingOf } from '../scheduling.ts';

const zone = 'topology.kubernetes.io/zone';

/** Pods that must be spread over zones, where the least number of nodes cannot stand in as many zones as they need. */
export const rule: Rule = {
  id: 'minimum-below-zones',
  title: 'Fewer nodes than zones, for pods that must be spread over zones',
  severity: 'warning',
  why: 'A spread counts only zones that have a node: with fewer nodes than zones it is met by fewer zones, and the loss of one of them takes more pods than it should.',
  fix: 'Let the pool keep one node for each zone at least, or make the spread a preference.',
  needs: 'platform',
  *check(input) {
    const { cluster, environment } = input;
    const pools = poolsOf(input);
    for (const workload of cluster.workloads) {
      const scheduling = schedulingOf(workload);
      const constraint = scheduling.spread.find(({ value }) => textAt(value, 'topologyKey') === zone);
      const usable = usablePools(pools, scheduling);
      const count = podCountOf(cluster, workload);
      if (constraint === undefined || count === undefined || usable.length === 0) continue;
      const zones = Math.min(environment.cloud.zones, Math.max(...usable.map((pool) => pool.zones)));
      const nodes = usable.reduce((sum, pool) => sum + pool.nodes.minimum, 0);
      const wanted = Math.min(zones, count.least);
      // Who lets it shrink to a single node or to none does not count on zones there.
      if (nodes < 2 || nodes >= wanted) continue;
      const { object } = workload;
      yield {
        message: `${titleOf(object)} must be spread over ${counted(wanted, 'zone')}, and ${poolsText(usable)} may shrink to ${counted(nodes, 'node')}`,
        places: [
          placeIn(object, constraint.path, 'must be spread over zones'),
          placeIn(
            count.object,
            count.leastPath,
            `${titleOf(count.object)} keeps ${counted(count.least, 'pod')} at least`,
          ),
        ],
        definition: usable.map((pool) => ({
          path: [...pool.path, 'nodes'],
          note: `the pool ${pool.name} has at least ${counted(pool.nodes.minimum, 'node')}`,
        })),
      };
    }
  },
};
