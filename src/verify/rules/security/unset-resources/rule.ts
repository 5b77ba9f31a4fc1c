import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { type Bounds, boundsOf, defaultsIn, statedBounds } from '../../../amounts.ts';
import { containersOf } from '../../../container.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'unset-resources',
  title: 'A container without requests or a memory limit',
  severity: 'warning',
  why: 'The scheduler packs such pods onto full nodes, they are evicted first, and without a memory limit one of them can take the node down. What a LimitRange fills in suits no container in particular.',
  fix: 'State requests of cpu and memory and a limit of memory.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      const { object, namespace, pod } = workload;
      const defaults = defaultsIn(cluster, namespace);
      const ofPod = statedBounds(pod);
      for (const container of containersOf(workload)) {
        const absent = absentIn(statedBounds(container.value), ofPod);
        if (absent.length === 0 || container.role === 'ephemeral') continue;
        const isFilledIn = absentIn(boundsOf(container, defaults), ofPod).length === 0;
        const quota = isFilledIn ? undefined : quotaOn(cluster, namespace);
        // Init containers run for a short time; a quota refuses pods for their sake all the same.
        if (container.role === 'init' && quota === undefined) continue;
        const states = `states ${listed(absent.map((amount) => `no ${amount}`))}`;
        const range = cluster.ofKind('LimitRange').find((one) => one.namespace === namespace);
        yield {
          message: `container ${container.name} of ${titleOf(object)} ${states}`,
          places: [
            placeIn(object, [...container.path, 'resources'], states),
            ...(quota === undefined
              ? []
              : [placeIn(quota, ['spec', 'hard'], 'a quota that refuses such pods')]),
            ...(range === undefined || !isFilledIn
              ? []
              : [placeIn(range, ['spec', 'limits'], 'fills in what it gives to every container')]),
          ],
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
