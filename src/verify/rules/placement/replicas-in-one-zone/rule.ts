import { placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import { isProduction } from '../../../production.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, textAt } from '../../../value.ts';
import { schedulingOf } from '../scheduling.ts';

const zone = /(?:^|[./])zone$/;

export const rule: Rule = {
  id: 'replicas-in-one-zone',
  title: 'Pods that are kept on different nodes, but may all lie in one zone',
  severity: 'warning',
  why: 'Somebody has taken care that a node may be lost; with the zone that those nodes may share, all pods go at once.',
  fix: 'Add a topologySpreadConstraint by topology.kubernetes.io/zone beside it.',
  *check(input) {
    const { cluster, environment } = input;
    if (!isProduction(input) || (environment !== undefined && environment.cloud.zones < 2)) return;
    for (const workload of cluster.workloads) {
      const { object, pod, podPath } = workload;
      const count = podPath === undefined ? undefined : podCountOf(cluster, workload);
      const apart = schedulingOf(workload).apart.find(
        ({ topology }) => topology === 'kubernetes.io/hostname',
      );
      // Two pods are seldom spread over zones by rule, three mostly are meant for three of them.
      if (count === undefined || count.least < 3 || apart === undefined || namesZones(pod)) continue;
      yield {
        message: `${titleOf(object)} keeps its ${count.least} pods on different nodes, and nothing spreads them over zones`,
        places: [placeIn(object, apart.path, 'nodes, not zones')],
      };
    }
  },
};

/** Whether a pod spec speaks of zones: as a rule, as a wish, or by choosing some. */
function namesZones(pod: unknown): boolean {
  const spread = listAt(pod, 'topologySpreadConstraints').map((one) => textAt(one, 'topologyKey') ?? '');
  const affinity = JSON.stringify(fieldsAt(pod, 'affinity'));
  return spread.some((key) => zone.test(key)) || /[./]zone"/.test(affinity);
}
