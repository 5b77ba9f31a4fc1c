import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { type Bounds, boundsOf, defaultsIn, statedBounds } from '../../../amounts.ts';
import { containersOf, lastingContainersOf } from '../../../container.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { FindingPlace, Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'unset-resources',
  title: 'A container without requests or a memory limit',
  severity: 'warning',
  why: 'The scheduler packs such pods onto full nodes, they are evicted first, and without a memory limit one of them can take the node down.',
  fix: 'State requests of cpu and memory and a limit of memory.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      const defaults = defaultsIn(cluster, workload.namespace);
      const quota = quotaOn(cluster, workload.namespace);
      const ofPod = statedBounds(workload.pod);
      // Init containers run for a short time; a quota refuses pods for their sake all the same.
      const judged = quota === undefined ? lastingContainersOf(workload) : containersOf(workload);
      for (const container of judged) {
        if (container.role === 'ephemeral') continue;
        const absent = absentIn(boundsOf(container, defaults), ofPod);
        if (absent.length === 0) continue;
        const states = `states ${listed(absent.map((amount) => `no ${amount}`))}`;
        const places: readonly FindingPlace[] =
          quota === undefined ? [] : [placeIn(quota, ['spec', 'hard'], 'a quota that refuses such pods')];
        yield {
          message: `container ${container.name} of ${titleOf(workload.object)} ${states}`,
          places: [placeIn(workload.object, [...container.path, 'resources'], states), ...places],
        };
      }
    }
  },
};

function absentIn({ requests, limits }: Bounds, ofPod: Bounds): readonly string[] {
  const isAbsent = (side: 'requests' | 'limits', resource: string) =>
    (side === 'requests' ? requests : limits)[resource] === undefined && ofPod[side][resource] === undefined;
  return [
    ...(isAbsent('requests', 'cpu') ? ['cpu request'] : []),
    ...(isAbsent('requests', 'memory') ? ['memory request'] : []),
    ...(isAbsent('limits', 'memory') ? ['memory limit'] : []),
  ];
}

/** A quota of cpu or memory, which refuses pods that do not state theirs. */
function quotaOn(cluster: Cluster, namespace: string | undefined): KubernetesObject | undefined {
  return cluster
    .ofKind('ResourceQuota')
    .find(
      (quota) =>
        quota.namespace === namespace &&
        fieldsAt(quota.value, 'spec').scopes === undefined &&
        Object.keys(fieldsAt(quota.value, 'spec', 'hard')).some((name) =>
          /^(requests\.|limits\.)?(cpu|memory)$/.test(name),
        ),
    );
}
