import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { declaredObject } from '../../../declared.ts';
import { isMadeElsewhere } from '../../../made.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { mayBeBrought } from '../brought.ts';
import { nearObject } from '../near.ts';

/** Roles that are in every cluster, beside those whose names start with `system:`. */
const BUILT_IN = new Set([
  'admin',
  'cluster-admin',
  'edit',
  'extension-apiserver-authentication-reader',
  'view',
]);

export const rule: Rule = {
  id: 'dangling-role-binding',
  title: 'A role binding to a role or an account that does not exist',
  severity: 'error',
  why: 'The binding grants nothing to anybody: every request it is meant to allow is refused as forbidden.',
  fix: 'Name a role and ServiceAccounts that exist, or declare them.',
  *check(input) {
    for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
      for (const binding of input.cluster.ofKind(kind)) {
        yield* missingRole(input, binding);
        yield* missingAccounts(input, binding);
      }
    }
  },
};

function* missingRole(input: RuleInput, binding: KubernetesObject): Iterable<Report> {
  const kind = textAt(binding.value, 'roleRef', 'kind') === 'Role' ? 'Role' : 'ClusterRole';
  const name = textAt(binding.value, 'roleRef', 'name');
  if (name === undefined) return;
  // Managed clusters bring roles of their own: `eks:...`, `gce:...`.
  if (BUILT_IN.has(name) || /^(system|eks|gce|kubeadm):/.test(name)) return;
  const namespace = kind === 'Role' ? binding.namespace : undefined;
  if (declaredObject(input, kind, namespace, name) !== undefined) return;
  if (mayBeBrought(input, binding.namespace)) return;
  if (isMadeElsewhere(input.facts, kind, namespace, name)) return;
  const { places, ...near } = nearObject(input.cluster, kind, namespace, name);
  yield {
    message: `${titleOf(binding)} grants ${kind} ${name}, which nobody declares`,
    places: [placeIn(binding, ['roleRef', 'name'], `grants ${kind} ${name}`), ...places],
    ...near,
  };
}

function* missingAccounts(input: RuleInput, binding: KubernetesObject): Iterable<Report> {
  for (const [index, subject] of listAt(binding.value, 'subjects').entries()) {
    const name = textAt(subject, 'name');
    const namespace = textAt(subject, 'namespace') ?? binding.namespace;
    if (textAt(subject, 'kind') !== 'ServiceAccount' || name === undefined || name === 'default') continue;
    if (!isOurs(input.cluster, namespace) || mayBeBrought(input, namespace)) continue;
    if (declaredObject(input, 'ServiceAccount', namespace, name) !== undefined) continue;
    if (isMadeElsewhere(input.facts, 'ServiceAccount', namespace, name)) continue;
    const { places, ...near } = nearObject(input.cluster, 'ServiceAccount', namespace, name);
    const note = `grants to ServiceAccount ${name} of namespace ${namespace ?? 'default'}`;
    yield {
      message: `${titleOf(binding)} ${note}, which does not have it`,
      places: [placeIn(binding, ['subjects', index, 'name'], note), ...places],
      ...near,
    };
  }
}

/** Whether the files decide who works in a namespace; charts bring the accounts of the other ones. */
function isOurs(cluster: Cluster, namespace: string | undefined): boolean {
  return (
    cluster.workloads.some((workload) => workload.namespace === namespace) ||
    cluster.ofKind('ServiceAccount').some((account) => account.namespace === namespace)
  );
}
