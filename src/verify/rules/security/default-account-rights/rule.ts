import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'default-account-rights',
  title: 'Rights for every pod of a namespace',
  severity: 'warning',
  why: 'The default ServiceAccount is that of every pod which names none: all of them get these rights, also those that somebody starts by hand.',
  fix: 'Give the pods that need the rights a ServiceAccount of their own, and bind the role to that.',
  *check({ cluster }) {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
      for (const binding of cluster.ofKind(kind)) {
        for (const [index, subject] of listAt(binding.value, 'subjects').entries()) {
          const name = textAt(subject, 'name') ?? '';
          const isDefault = textAt(subject, 'kind') === 'ServiceAccount' && name === 'default';
          const isEveryone = /^system:(serviceaccounts(:|$)|authenticated$|unauthenticated$|anonymous$)/.test(
            name,
          );
          if (!isDefault && !isEveryone) continue;
          const namespace = textAt(subject, 'namespace') ?? binding.namespace ?? 'default';
          const whom = isDefault ? `the default ServiceAccount of namespace ${namespace}` : `all of ${name}`;
          yield {
            message: `${titleOf(binding)} grants ${textAt(binding.value, 'roleRef', 'name') ?? 'a role'} to ${whom}`,
            places: [placeIn(binding, ['subjects', index, 'name'], `is ${whom}`)],
          };
        }
      }
    }
  },
};
