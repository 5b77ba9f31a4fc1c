import type { Sourced } from '../../../base/index.ts';
import type { Namespace as KubernetesNamespace } from '../../../kubernetes/index.ts';
import type { Environment, Namespace, Platform } from '../../../model/index.ts';
import { partOfLabel } from '../labels.ts';
import { namespacePolicies } from '../network/namespace-policies.ts';
import { sourced } from '../sourced.ts';
import { demandOf } from './demand.ts';
import { limits } from './limits.ts';

/**
 * A namespace with its security level. Where something of the platform runs, it also has bounds and the policies
 * that hold for its pods. Where the gateway or Prometheus live beside our pods, neither counts nor confines those:
 * whoever installs them brings their own.
 */
export function namespaceObjects(
  platform: Platform,
  environment: Environment,
  namespace: Namespace,
): readonly Sourced[] {
  const shared =
    namespace.name === environment.edgeNamespace || namespace.name === environment.monitoringNamespace;
  const used = demandOf(environment, namespace).pods > 0;
  return [
    namespaceObject(platform, environment, namespace),
    ...((used && !shared) || namespace.quota !== undefined ? limits(platform, environment, namespace) : []),
    ...(used ? namespacePolicies(platform, namespace, shared) : []),
  ];
}

/** The namespace itself with its Pod Security level, and whether the mesh takes its pods. */
export function namespaceObject(platform: Platform, environment: Environment, namespace: Namespace): Sourced {
  const level = namespace.podSecurity;
  const meshed = environment.namespaces.some((one) => one.mesh);
  const object: KubernetesNamespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace.name,
      labels: {
        [partOfLabel]: platform.name,
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
    // A namespace that nobody names has the platform's name, and no fields.
    fields:
      namespace.path[0] === 'namespaces'
        ? { 'metadata.labels["pod-security.kubernetes.io/enforce"]': [...namespace.path, 'podSecurity'] }
        : {},
    comments: {
      'metadata.labels["pod-security.kubernetes.io/enforce-version"]':
        'Pinned: an upgrade of the cluster must not refuse pods that run today.',
      ...(namespace.purpose === undefined ? {} : { '': namespace.purpose }),
    },
  });
}
