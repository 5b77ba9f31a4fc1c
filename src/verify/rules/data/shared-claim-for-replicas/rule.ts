import { declaredObject } from '../../../declared.ts';
import { counted, listed, placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';

const single = ['ReadWriteOnce', 'ReadWriteOncePod'];

export const rule: Rule = {
  id: 'shared-claim-for-replicas',
  title: 'Several pods on a volume that one node mounts',
  severity: 'error',
  why: 'A volume with ReadWriteOnce is held by one node of one zone: pods that land elsewhere wait for ever, and those beside it write into the same files.',
  fix: 'Give each pod its own volume by volumeClaimTemplates, or take a file system that many nodes mount (ReadWriteMany).',
  *check(input) {
    const { cluster } = input;
    for (const workload of cluster.workloads) {
      const { object, namespace, podPath, pod } = workload;
      const count = podCountOf(cluster, workload);
      if (podPath === undefined || count === undefined || count.most < 2) continue;
      for (const [index, volume] of listAt(pod, 'volumes').entries()) {
        const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
        if (name === undefined) continue;
        const claim = declaredObject(input, 'PersistentVolumeClaim', namespace, name);
        const modes = listAt(claim?.value, 'spec', 'accessModes').map(String);
        if (claim === undefined || modes.length === 0 || !modes.every((mode) => single.includes(mode)))
          continue;
        const path = [...podPath, 'volumes', index, 'persistentVolumeClaim', 'claimName'];
        yield {
          message: `${titleOf(object)} has up to ${counted(count.most, 'pod')} on PersistentVolumeClaim ${name}, which is ${listed(modes)}`,
          places: [
            placeIn(object, path, 'every pod mounts it'),
            placeIn(claim, ['spec', 'accessModes'], `one node mounts it: ${listed(modes)}`),
            placeIn(count.object, count.mostPath, `up to ${counted(count.most, 'pod')}`),
          ],
        };
      }
    }
  },
};
