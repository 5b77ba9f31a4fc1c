import { compact, type Sourced } from '../../../base/index.ts';
import type {
  ClusterRole,
  ClusterRoleBinding,
  PolicyRule,
  Role,
  RoleBinding,
  ServiceAccount,
} from '../../../kubernetes/index.ts';
import type { Permission, Platform, Service } from '../../../model/index.ts';
import type { PodMarks } from '../area.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { componentOf } from './pod.ts';

/** The identity of a service, and what it may do at the Kubernetes API. */
export function identity(
  platform: Platform,
  service: Service,
  marks: Required<PodMarks>,
): readonly Sourced[] {
  const labels = labelsOf(platform, service.name, componentOf(service));
  const annotations = Object.keys(marks.account).length === 0 ? {} : { annotations: { ...marks.account } };
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: service.name, namespace: service.namespace, labels, ...annotations },
    automountServiceAccountToken: service.permissions.length > 0,
  };
  const own = service.permissions.filter((permission) => !permission.cluster);
  const wide = service.permissions.filter((permission) => permission.cluster);
  return [
    sourced(account, service.path),
    ...(own.length === 0 ? [] : ownRole(service, own, labels)),
    ...(wide.length === 0 ? [] : wideRole(platform, service, wide, labels)),
  ];
}

function ownRole(
  service: Service,
  permissions: readonly Permission[],
  labels: Record<string, string>,
): readonly Sourced[] {
  const metadata = { name: service.name, namespace: service.namespace, labels };
  const role: Role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: permissions.map(policyRule),
  };
  const binding: RoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: service.name },
    subjects: [{ kind: 'ServiceAccount', name: service.name, namespace: service.namespace }],
  };
  const from = [...service.path, 'permissions'];
  return [sourced(role, from), sourced(binding, from)];
}

/** Objects of the whole cluster carry the platform's name, since clusters may be shared. */
function wideRole(
  platform: Platform,
  service: Service,
  permissions: readonly Permission[],
  labels: Record<string, string>,
): readonly Sourced[] {
  const name = `${platform.name}-${service.name}`;
  const role: ClusterRole = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name, labels },
    rules: permissions.map(policyRule),
  };
  const binding: ClusterRoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name: service.name, namespace: service.namespace }],
  };
  const from = [...service.path, 'permissions'];
  return [sourced(role, from), sourced(binding, from)];
}

function policyRule(permission: Permission): PolicyRule {
  return compact<PolicyRule>({
    apiGroups: [permission.group],
    resources: [...permission.resources],
    resourceNames: permission.names === undefined ? undefined : [...permission.names],
    verbs: [...permission.verbs],
  });
}
