import type { Sourced } from '../../../base/index.ts';
import type { Role, RoleBinding } from '../../../kubernetes/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { secretReader } from '../secret-reader.ts';
import { sourced } from '../sourced.ts';

/** The name of the store of secrets that reads another namespace. */
export function namespaceStore(source: string): string {
  return `namespace-${source}`;
}

/**
 * What lets one namespace have copies of some Secrets of another: a store of secrets there, and a role here that
 * names each of them.
 * @param secrets the Secrets of the other namespace that are read
 */
export function copying(
  platform: Platform,
  environment: Environment,
  namespace: string,
  source: string,
  secrets: readonly string[],
): readonly Sourced[] {
  const from = environment.security.path;
  const name = namespaceStore(source);
  const labels = labelsOf(platform, name, 'secrets');
  const store = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name, namespace, labels },
    spec: {
      provider: {
        kubernetes: {
          remoteNamespace: source,
          server: { caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' } },
          auth: { serviceAccount: { name: secretReader } },
        },
      },
    },
  };
  const metadata = {
    name: `secrets-for-${namespace}`,
    namespace: source,
    labels: labelsOf(platform, `secrets-for-${namespace}`, 'secrets'),
  };
  const role: Role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [...secrets], verbs: ['get'] }],
  };
  const binding: RoleBinding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: secretReader, namespace }],
  };
  return [
    sourced(store, from, {
      comments: {
        'spec.provider.kubernetes.server.caProvider': 'Kubernetes puts this ConfigMap into every namespace.',
      },
    }),
    sourced(role, from, {
      comments: { 'rules[0].resourceNames': `The Secrets of stores that services of ${namespace} call.` },
    }),
    sourced(binding, from),
  ];
}
