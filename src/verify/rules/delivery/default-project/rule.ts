import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { allApplicationsOf } from '../application-sets.ts';

export const rule: Rule = {
  id: 'default-project',
  title: 'An Application in the project default',
  severity: 'warning',
  why: 'The project default lets anything from any repository into any namespace of any cluster: whoever may change the Application may do everything.',
  fix: 'Make an AppProject that names the repositories, namespaces and kinds, and name it.',
  *check({ cluster, facts }) {
    for (const { object, spec } of allApplicationsOf(cluster, facts)) {
      const project = textAt(object.value, ...spec, 'project') ?? 'default';
      if (project !== 'default') continue;
      yield {
        message: `${titleOf(object)} is in the project default, which allows everything`,
        places: [placeIn(object, [...spec, 'project'], 'allows everything')],
      };
    }
  },
};
