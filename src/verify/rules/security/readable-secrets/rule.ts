import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt } from '../../../value.ts';
import { roleRules } from '../roles.ts';

const reading = ['get', 'list', 'watch', '*'];

export const rule: Rule = {
  id: 'readable-secrets',
  title: 'A role that may read all Secrets',
  severity: 'warning',
  why: 'Whoever holds the role holds every credential of the namespace, or of the whole cluster: of each store, of each other service.',
  fix: "Name the Secrets in 'resourceNames' and grant 'get' alone: list and watch show all of them.",
  *check({ cluster }) {
    for (const { role, value, path } of roleRules(cluster)) {
      const resources = listAt(value, 'resources');
      // A star stands for more than Secrets; another rule tells it.
      if (!resources.includes('secrets') || listAt(value, 'resourceNames').length > 0) continue;
      const verbs = listAt(value, 'verbs').filter((verb) => reading.includes(String(verb)));
      if (verbs.length === 0) continue;
      const where =
        role.kind === 'Role' ? `of namespace ${role.namespace ?? 'default'}` : 'wherever it is bound';
      yield {
        message: `${titleOf(role)} may ${listed(verbs.map(String))} every Secret ${where}`,
        places: [placeIn(role, [...path, 'resources'], 'all Secrets')],
      };
    }
  },
};
