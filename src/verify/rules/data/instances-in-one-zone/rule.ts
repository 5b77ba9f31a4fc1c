import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, numberAt, textAt } from '../../../value.ts';
import { postgresClustersOf } from '../databases.ts';

const zone = 'topology.kubernetes.io/zone';

export const rule: Rule = {
  id: 'instances-in-one-zone',
  title: 'Instances of a database that may all lie in one zone',
  severity: 'warning',
  why: 'Unless told otherwise, CloudNativePG keeps instances on different nodes alone: the loss of one zone may take the primary and every standby.',
  fix: `Write affinity.topologyKey: ${zone}, and podAntiAffinityType: required where there are zones enough.`,
  *check({ cluster, environment }) {
    if (environment !== undefined && environment.cloud.zones < 2) return;
    for (const object of postgresClustersOf(cluster)) {
      const spec = fieldsAt(object.value, 'spec');
      const instances = numberAt(spec, 'instances') ?? 1;
      const spread = listAt(spec, 'topologySpreadConstraints').some(
        (constraint) => textAt(constraint, 'topologyKey') === zone,
      );
      const own = JSON.stringify(fieldsAt(spec, 'affinity').additionalPodAntiAffinity ?? '');
      if (instances < 2 || spread || own.includes(zone)) continue;
      if (textAt(spec, 'affinity', 'topologyKey') === zone) continue;
      yield {
        message: `${titleOf(object)} spreads its ${counted(instances, 'instance')} over nodes, not over zones`,
        places: [placeIn(object, ['spec', 'affinity', 'topologyKey'], 'nothing spreads them over zones')],
      };
    }
  },
};
