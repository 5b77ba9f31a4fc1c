import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { neighboursOf } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textAt, textsAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'unbound-role',
  title: 'A role that is bound to nobody',
  severity: 'warning',
  why: 'Nobody has the rights: the program that they were written for is refused as forbidden.',
  fix: 'Bind the role to the account that needs it, or remove it.',
  *check(input) {
    const clusters = [input.cluster, ...neighboursOf(input)];
    const bound = new Set(clusters.flatMap(boundIn));
    for (const role of [...input.cluster.ofKind('Role'), ...input.cluster.ofKind('ClusterRole')]) {
      if (isPart(role) || bound.has(keyOf(role.kind, role.namespace, role.name))) continue;
      if (role.kind === 'Role' && bound.has(keyOf('Role', undefined, role.name))) continue;
      yield {
        message: `${titleOf(role)} is bound to nobody`,
        places: [placeIn(role, ['metadata', 'name'], 'no binding names it')],
      };
    }
  },
};

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${kind === 'Role' ? (namespace ?? '') : ''}/${name}`;
}

function boundIn(cluster: Cluster): readonly string[] {
  return [...cluster.ofKind('RoleBinding'), ...cluster.ofKind('ClusterRoleBinding')].map(
    ({ value, namespace }) =>
      keyOf(textAt(value, 'roleRef', 'kind') ?? '', namespace, textAt(value, 'roleRef', 'name') ?? ''),
  );
}

/** A role that is gathered into another, or that gathers others for people to be bound to by hand. */
function isPart({ value }: KubernetesObject): boolean {
  const labels = Object.keys(textsAt(value, 'metadata', 'labels'));
  return (
    labels.some((label) => label.startsWith('rbac.authorization.k8s.io/aggregate-to-')) ||
    Object.keys(fieldsAt(value, 'aggregationRule')).length > 0
  );
}
