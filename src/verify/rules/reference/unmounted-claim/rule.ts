import { nearest } from '../../../../base/index.ts';
import type { Cluster } from '../../../../facts/index.ts';
import { neighboursOf } from '../../../declared.ts';
import { mentionsIn } from '../../../mentions.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { mayBeBrought } from '../brought.ts';

export const rule: Rule = {
  id: 'unmounted-claim',
  title: 'A volume that no pod mounts',
  severity: 'warning',
  why: 'The disk is paid for and holds nothing, while the program that it was meant for keeps its data elsewhere, often inside its container, where every restart deletes them.',
  fix: 'Mount the claim, or remove it; replicas of a StatefulSet get a volume each by volumeClaimTemplates.',
  *check(input) {
    const { cluster } = input;
    for (const object of cluster.ofKind('PersistentVolumeClaim')) {
      const { name, namespace } = object;
      if (mayBeBrought(input, namespace)) continue;
      // The claims of a StatefulSet end in a number, and are written down to be adopted.
      if (/-\d+$/.test(name)) continue;
      if ([cluster, ...neighboursOf(input)].some((one) => mentionsIn(one).has(name))) continue;
      // A name that is misspelt where it is mounted is told there.
      if (wanted(cluster, namespace).some((one) => nearest(one, [name]) !== undefined)) continue;
      yield {
        message: `PersistentVolumeClaim ${name} is mounted by no pod`,
        places: [placeIn(object, ['metadata', 'name'], 'no object speaks of it')],
      };
    }
  },
};

/** Claims that pods of a namespace mount and no file declares. */
function wanted(cluster: Cluster, namespace: string | undefined): readonly string[] {
  return cluster.workloads
    .filter((workload) => workload.namespace === namespace)
    .flatMap(({ pod }) => listAt(pod, 'volumes'))
    .flatMap((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') ?? [])
    .filter((name) => cluster.find('PersistentVolumeClaim', namespace, name) === undefined);
}
