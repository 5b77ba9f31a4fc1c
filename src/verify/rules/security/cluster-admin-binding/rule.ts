import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'cluster-admin-binding',
  title: 'A binding that makes somebody cluster-admin',
  severity: 'warning',
  why: 'Whoever gets hold of one such account or person owns every namespace, every Secret and every node.',
  fix: 'Bind a role that names what is needed, in the namespaces where it is needed.',
  *check({ cluster }) {
    for (const kind of ['ClusterRoleBinding', 'RoleBinding']) {
      for (const binding of cluster.ofKind(kind)) {
        if (textAt(binding.value, 'roleRef', 'name') !== 'cluster-admin') continue;
        const subjects = listAt(binding.value, 'subjects').map(
          (subject) => `${textAt(subject, 'kind') ?? 'subject'} ${textAt(subject, 'name') ?? ''}`,
        );
        const where = kind === 'RoleBinding' ? ` in namespace ${binding.namespace ?? 'default'}` : '';
        yield {
          message: `${titleOf(binding)} makes ${listed(subjects) || 'nobody'} cluster-admin${where}`,
          places: [placeIn(binding, ['roleRef', 'name'], 'grants everything')],
        };
      }
    }
  },
};
