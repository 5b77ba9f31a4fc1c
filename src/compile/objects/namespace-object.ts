import type { Sourced } from '../../base/index.ts';
import type { Namespace as KubernetesNamespace } from '../../kubernetes/index.ts';
import type { Environment, Namespace, Platform } from '../../model/index.ts';
import { partOfLabel } from './labels.ts';
import { sourced } from './sourced.ts';

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
