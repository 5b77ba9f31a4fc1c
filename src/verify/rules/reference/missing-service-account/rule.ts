import { declaredObject } from '../../../declared.ts';
import { isMadeElsewhere } from '../../../made.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { mayBeBrought } from '../brought.ts';
import { nearObject } from '../near.ts';

export const rule: Rule = {
  id: 'missing-service-account',
  title: 'A ServiceAccount that nobody declares',
  severity: 'error',
  why: 'The controller may not create a pod without its ServiceAccount, so that the workload stays without pods.',
  fix: 'Declare the ServiceAccount in the namespace of the workload, or name one that exists.',
  *check(input) {
    for (const { object, namespace, podPath, pod } of input.cluster.workloads) {
      const field = textAt(pod, 'serviceAccountName') === undefined ? 'serviceAccount' : 'serviceAccountName';
      const name = textAt(pod, field);
      if (podPath === undefined || name === undefined || name === 'default') continue;
      if (declaredObject(input, 'ServiceAccount', namespace, name) !== undefined) continue;
      if (mayBeBrought(input, namespace)) continue;
      if (isMadeElsewhere(input.facts, 'ServiceAccount', namespace, name)) continue;
      const { places, ...near } = nearObject(input.cluster, 'ServiceAccount', namespace, name);
      yield {
        message: `${titleOf(object)} runs as ServiceAccount ${name}, which its namespace does not have`,
        places: [placeIn(object, [...podPath, field], `runs as ServiceAccount ${name}`), ...places],
        ...near,
      };
    }
  },
};
