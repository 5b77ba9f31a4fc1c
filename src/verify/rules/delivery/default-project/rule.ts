import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { applicationsOf } from '../applications.ts';

export const rule: Rule = {
  id: 'default-project',
  title: 'An Application in the project default',
  severity: 'warning',
  why: 'The project default lets anything from any repository into any namespace of any cluster: whoever may change the Application may do everything.',
  fix: 'Make an AppProject that names the repositories, namespaces and kinds, and name it.',
  *check({ cluster }) {
    for (const { object } of applicationsOf(cluster)) {
      const project = textAt(object.value, 'spec', 'project') ?? 'default';
      if (project !== 'default') continue;
      yield {
        message: `Application ${object.name} is in the project default, which allows everything`,
        places: [placeIn(object, ['spec', 'project'], 'allows everything')],
      };
    }
  },
};
