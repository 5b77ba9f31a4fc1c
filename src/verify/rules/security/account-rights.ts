import type { Cluster } from '../../../facts/index.ts';
import { neighboursOf } from '../../declared.ts';
import { oncePer } from '../../once-per.ts';
import type { RuleInput } from '../../rule.ts';
import { listAt, textAt } from '../../value.ts';

/** Whether a role binding of the repository grants a ServiceAccount anything, alone or among its group. */
export function isBound(
  input: Pick<RuleInput, 'cluster' | 'facts'>,
  namespace: string | undefined,
  name: string,
): boolean {
  const home = namespace ?? 'default';
  const subjects = [
    `${home}/${name}`,
    'system:serviceaccounts',
    'system:authenticated',
    `system:serviceaccounts:${home}`,
    `system:serviceaccount:${home}:${name}`,
  ];
  return [input.cluster, ...neighboursOf(input)].some((cluster) =>
    subjects.some((subject) => boundSubjects(cluster).has(subject)),
  );
}

/** Accounts as namespace/name, users and groups by their name. */
const boundSubjects = oncePer((cluster: Cluster): ReadonlySet<string> => {
  const bindings = [...cluster.ofKind('RoleBinding'), ...cluster.ofKind('ClusterRoleBinding')];
  return new Set(
    bindings.flatMap(({ value, namespace }) =>
      listAt(value, 'subjects').flatMap((subject) => {
        const name = textAt(subject, 'name');
        if (name === undefined) return [];
        const home = textAt(subject, 'namespace') ?? namespace ?? 'default';
        return [textAt(subject, 'kind') === 'ServiceAccount' ? `${home}/${name}` : name];
      }),
    ),
  );
});
