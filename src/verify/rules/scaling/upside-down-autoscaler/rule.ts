import { autoscalersOf } from '../../../autoscaler.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'upside-down-autoscaler',
  title: 'An autoscaler whose maximum is too low',
  severity: 'error',
  why: 'A minimum above the maximum is refused; a maximum below the number of pods that the workload states takes pods away as soon as it is applied.',
  fix: 'Raise the maximum, or lower the minimum.',
  *check({ cluster }) {
    for (const autoscaler of autoscalersOf(cluster)) {
      const { object, kind, name, minimum, maximum, minimumPath, maximumPath } = autoscaler;
      if (maximum === undefined) continue;
      const highest = placeIn(object, maximumPath, `at most ${maximum}`);
      if (minimum > maximum) {
        yield {
          message: `${titleOf(object)} has the minimum ${minimum} above its maximum ${maximum}`,
          places: [highest, placeIn(object, minimumPath, `at least ${minimum}`)],
        };
        continue;
      }
      const target = cluster.find(kind, object.namespace, name);
      const replicas = numberAt(target?.value, 'spec', 'replicas');
      if (target === undefined || replicas === undefined || replicas <= maximum) continue;
      yield {
        message: `${titleOf(object)} allows at most ${maximum} pods, while ${titleOf(target)} states ${replicas}`,
        places: [highest, placeIn(target, ['spec', 'replicas'], `states ${replicas}`)],
      };
    }
  },
};
