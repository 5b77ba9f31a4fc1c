import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { nearObject } from '../near.ts';

export const rule: Rule = {
  id: 'missing-priority-class',
  title: 'A PriorityClass that nobody declares',
  severity: 'error',
  why: 'The API server refuses every pod that names an unknown PriorityClass, so that the workload stays without pods.',
  fix: 'Declare the PriorityClass, or name one that exists.',
  *check(input) {
    for (const { object, podPath, pod } of input.cluster.workloads) {
      const name = textAt(pod, 'priorityClassName');
      if (podPath === undefined || name === undefined || name.startsWith('system-')) continue;
      if (declaredObject(input, 'PriorityClass', undefined, name) !== undefined) continue;
      const { places, ...near } = nearObject(input.cluster, 'PriorityClass', undefined, name);
      yield {
        message: `${titleOf(object)} has PriorityClass ${name}, which nobody declares`,
        places: [placeIn(object, [...podPath, 'priorityClassName'], `has PriorityClass ${name}`), ...places],
        ...near,
      };
    }
  },
};
