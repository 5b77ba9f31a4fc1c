import { compact, type JsonObject, type Sourced } from '../../../base/index.ts';
import type { ServiceAccount } from '../../../kubernetes/index.ts';
import { cloudIdentity, type Environment, type Platform, type Secret } from '../../../model/index.ts';
import { accountAnnotations } from '../account-annotations.ts';
import { labelsOf } from '../labels.ts';
import { secretReader } from '../secret-reader.ts';
import { sourced } from '../sourced.ts';
import { vaultAddress, vaultNamespace, vaultRole } from '../vault.ts';

/** The store of secrets that an environment has: what ExternalSecrets refer to. */
export interface BackendReference {
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  readonly name: string;
}

const cloudStores = {
  aws: 'aws-secrets-manager',
  azure: 'azure-key-vault',
  gcp: 'gcp-secret-manager',
} as const;

/** The store of secrets of an environment; undefined where people bring them. */
export function backendOf({ cloud, security }: Environment): BackendReference | undefined {
  if (security.secrets === 'vault') return { kind: 'ClusterSecretStore', name: 'vault' };
  if (security.secrets === 'external') return { kind: 'SecretStore', name: cloudStores[cloud.provider] };
  return undefined;
}

/** The name of a secret at its backend. Azure and Google take no slashes. */
export function remoteName(platform: Platform, environment: Environment, secret: Secret): string {
  const { cloud, security } = environment;
  // Each namespace has a folder of its own, so that one policy lets every account into its own alone.
  if (security.secrets === 'vault') return `${platform.name}/${secret.namespace}/${secret.name}`;
  return [platform.name, environment.name, secret.name].join(cloud.provider === 'aws' ? '/' : '-');
}

/** The account that reads for a namespace, with the identity that it has at the cloud. */
export function readerAccount(platform: Platform, environment: Environment, namespace: string): Sourced {
  const identity =
    environment.security.secrets === 'external'
      ? (environment.security.readers[namespace] ??
        cloudIdentity(environment.cloud, platform.name, environment.name, `${namespace}-secrets`)?.identity)
      : undefined;
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: compact<NonNullable<ServiceAccount['metadata']>>({
      name: secretReader,
      namespace,
      labels: labelsOf(platform, secretReader, 'secrets'),
      annotations: identity === undefined ? undefined : { ...accountAnnotations(environment, identity) },
    }),
    automountServiceAccountToken: false,
  };
  return sourced(account, environment.security.path, {
    comments: { '': 'The External Secrets Operator reads as this account; no pod runs under it.' },
  });
}

/** The secret manager of the cloud, as one namespace may read it. */
export function cloudStore(platform: Platform, environment: Environment, namespace: string): Sourced {
  const name = cloudStores[environment.cloud.provider];
  const object = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'secrets') },
    spec: { provider: cloudProvider(environment) },
  };
  return sourced(object, environment.security.path);
}

function cloudProvider({ cloud, security }: Environment): JsonObject {
  const serviceAccountRef = { name: secretReader };
  switch (cloud.provider) {
    case 'aws':
      return {
        aws: { service: 'SecretsManager', region: cloud.region, auth: { jwt: { serviceAccountRef } } },
      };
    case 'azure':
      return {
        azurekv: {
          authType: 'WorkloadIdentity',
          vaultUrl: `https://${security.keyVault}.vault.azure.net`,
          serviceAccountRef,
        },
      };
    case 'gcp':
      return {
        gcpsm: {
          ...(cloud.account === undefined ? {} : { projectID: cloud.account }),
          auth: { workloadIdentity: { serviceAccountRef } },
        },
      };
  }
}

/** Vault, once for the cluster: its certificate is in one namespace only. Each namespace reads as its own account. */
export function vaultStore(
  platform: Platform,
  environment: Environment,
  namespaces: readonly string[],
): Sourced {
  const object = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'vault', labels: labelsOf(platform, 'vault', 'secrets') },
    spec: {
      conditions: [{ namespaces: [...namespaces] }],
      provider: {
        vault: {
          server: vaultAddress,
          path: 'secret',
          version: 'v2',
          caProvider: { type: 'Secret', name: 'vault-tls', namespace: vaultNamespace, key: 'ca.crt' },
          auth: {
            kubernetes: {
              mountPath: 'kubernetes',
              role: vaultRole(platform),
              serviceAccountRef: { name: secretReader, audiences: ['vault'] },
            },
          },
        },
      },
    },
  };
  return sourced(object, environment.security.path, {
    comments: {
      'spec.conditions': 'Other namespaces of the cluster may not read through it.',
      'spec.provider.vault.auth.kubernetes.serviceAccountRef':
        'Without a namespace: the account of the namespace that the ExternalSecret is in.',
    },
  });
}
