import { autoscalerOf } from '../../../autoscaler.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'fixed-replicas-under-autoscaler',
  title: 'A fixed number of pods under an autoscaler',
  severity: 'warning',
  why: 'Every apply sets the number of pods back to the fixed one: under load, pods are taken away until the autoscaler notices.',
  fix: "Remove 'replicas' from the workload, so that the autoscaler alone decides.",
  *check({ cluster }) {
    for (const { object } of cluster.workloads) {
      const autoscaler = autoscalerOf(cluster, object);
      const replicas = numberAt(object.value, 'spec', 'replicas');
      if (autoscaler === undefined || replicas === undefined) continue;
      const { minimum, maximum = '?', object: owner, targetPath } = autoscaler;
      yield {
        message: `${titleOf(object)} fixes ${counted(replicas, 'pod')}, while ${titleOf(owner)} scales it from ${minimum} to ${maximum}`,
        places: [
          placeIn(object, ['spec', 'replicas'], `fixes ${counted(replicas, 'pod')}`),
          placeIn(owner, targetPath, `scales it from ${minimum} to ${maximum}`),
        ],
      };
    }
  },
};
