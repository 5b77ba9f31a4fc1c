import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';

/** The group of the External Secrets Operator. */
export const externalSecretsGroup = 'external-secrets.io/';

function isOfOperator({ apiVersion }: KubernetesObject): boolean {
  return apiVersion.startsWith(externalSecretsGroup);
}

/** The stores of secrets that a cluster's files bring. */
export const secretStores: (cluster: Cluster) => readonly KubernetesObject[] = oncePer((cluster) =>
  [...cluster.ofKind('SecretStore'), ...cluster.ofKind('ClusterSecretStore')].filter(isOfOperator),
);

/** The external secrets that a cluster's files bring, with the place of what they say in each. */
export const externalSecrets: (
  cluster: Cluster,
) => readonly { readonly object: KubernetesObject; readonly spec: DataPath }[] = oncePer((cluster) => [
  ...cluster
    .ofKind('ExternalSecret')
    .filter(isOfOperator)
    .map((object) => ({ object, spec: ['spec'] })),
  ...cluster
    .ofKind('ClusterExternalSecret')
    .filter(isOfOperator)
    .map((object) => ({ object, spec: ['spec', 'externalSecretSpec'] })),
]);
