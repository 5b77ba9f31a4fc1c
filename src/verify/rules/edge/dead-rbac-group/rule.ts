import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt } from '../../../value.ts';

/** Groups that the API server does not serve any more, with those that took over. Source: Kubernetes deprecation guide. */
const gone: Readonly<Record<string, string>> = {
  extensions: 'networking.k8s.io for ingresses, apps for deployments',
  'settings.k8s.io': 'nothing',
};

export const rule: Rule = {
  id: 'dead-rbac-group',
  title: 'A right to an API group that is gone',
  severity: 'warning',
  why: 'The rule grants nothing. Where it is the only one for its resources, whoever relies on it is refused.',
  fix: 'Name the group that serves the resources today.',
  *check({ cluster }) {
    for (const object of [...cluster.ofKind('Role'), ...cluster.ofKind('ClusterRole')]) {
      for (const [index, rule] of listAt(object.value, 'rules').entries()) {
        for (const [at, group] of listAt(rule, 'apiGroups').entries()) {
          const instead = typeof group === 'string' && Object.hasOwn(gone, group) ? gone[group] : undefined;
          if (instead === undefined) continue;
          yield {
            message: `${titleOf(object)} grants rights to the API group ${group}, which no cluster serves any more`,
            places: [placeIn(object, ['rules', index, 'apiGroups', at], `the group ${group} is gone`)],
            fix: `Remove it; its place was taken by ${instead}.`,
          };
        }
      }
    }
  },
};
