import type { Sourced } from '../../../../base/index.ts';
import type { Namespace as KubernetesNamespace } from '../../../../kubernetes/index.ts';
import type { Environment, Namespace, Platform } from '../../../../model/index.ts';
import { namespacePolicies } from '../network/namespace-policies.ts';
import { sourced } from '../sourced.ts';
import { limits } from './limits.ts';

/** A namespace with its security level, its bounds and the policies that hold for all its pods. */
export function namespaceObjects(
  platform: Platform,
  environment: Environment,
  namespace: Namespace,
): readonly Sourced[] {
  return [
    namespaceObject(platform, environment, namespace),
    ...limits(platform, environment, namespace),
    ...namespacePolicies(platform, namespace),
  ];
}

function namespaceObject(platform: Platform, environment: Environment, namespace: Namespace): Sourced {
  const level = namespace.podSecurity;
  const meshed = environment.namespaces.some((one) => one.mesh);
  const object: KubernetesNamespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace.name,
      labels: {
        'app.kubernetes.io/part-of': platform.name,
        'app.kubernetes.io/managed-by': 'groundplan',
        ...namespace.labels,
        ...(meshed ? { 'istio-injection': namespace.mesh ? 'enabled' : 'disabled' } : {}),
        'pod-security.kubernetes.io/enforce': level,
        'pod-security.kubernetes.io/enforce-version': `v${environment.cluster.version}`,
        'pod-security.kubernetes.io/warn': level,
        'pod-security.kubernetes.io/audit': level,
      },
    },
  };
  return sourced(object, namespace.path, {
    fields: { 'metadata.labels["pod-security.kubernetes.io/enforce"]': [...namespace.path, 'podSecurity'] },
    comments: {
      'metadata.labels["pod-security.kubernetes.io/enforce-version"]':
        'Pinned: an upgrade of the cluster must not refuse pods that run today.',
      ...(namespace.purpose === undefined ? {} : { '': namespace.purpose }),
    },
  });
}
