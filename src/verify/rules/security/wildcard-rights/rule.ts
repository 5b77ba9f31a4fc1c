import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt } from '../../../value.ts';
import { roleRules } from '../roles.ts';

const fields = ['apiGroups', 'resources', 'verbs'] as const;

/** All resources of one group, or all verbs on named resources, are wide; all groups with named resources are not. */
export const rule: Rule = {
  id: 'wildcard-rights',
  title: 'A role that grants everything by a star',
  severity: 'warning',
  why: 'Whoever holds the role may do what nobody has thought of: read all Secrets, raise its own rights, and use every kind of object that comes later.',
  fix: 'Name the resources and the verbs that are needed.',
  *check({ cluster }) {
    for (const { role, value, path } of roleRules(cluster)) {
      const stars = fields.filter((field) => listAt(value, field).includes('*'));
      const field = stars.find((one) => one !== 'apiGroups');
      if (field === undefined) continue;
      yield {
        message: `${titleOf(role)} grants all ${listed(stars.map((one) => (one === 'apiGroups' ? 'API groups' : one)))}`,
        places: [placeIn(role, [...path, field], 'grants everything')],
      };
    }
  },
};
