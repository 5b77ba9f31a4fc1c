import type { Sourced } from '../../../base/index.ts';
import {
  authoritySecret,
  type Environment,
  operatorSecret,
  type Platform,
  type Secret,
  type Store,
} from '../../../model/index.ts';
import type { Contribution } from '../area.ts';
import { secretFolder } from '../folders.ts';
import { vaultNamespace } from '../vault.ts';
import { type BackendReference, backendOf, cloudStore, readerAccount, vaultStore } from './backend.ts';
import { copying, namespaceStore } from './copy.ts';
import { fromBackend, fromOperator } from './external-secret.ts';
import { temporaryCredentials } from './temporary.ts';
import { vaultCertificates } from './vault-certificate.ts';

/** How the Secrets of each namespace come about, where not people make them. */
export function secretDelivery(platform: Platform, environment: Environment): readonly Contribution[] {
  const { security, secrets } = environment;
  if (security.secrets === 'plain') return [];
  const backend = backendOf(environment);
  const namespaces = [...new Set(secrets.map((secret) => secret.namespace))];
  const each = namespaces.map(
    (namespace): Contribution => ({
      folder: secretFolder(namespace),
      from: security.path,
      objects: inNamespace(platform, environment, namespace, backend),
    }),
  );
  const read = namespaces.filter((namespace) =>
    secrets.some((secret) => secret.namespace === namespace && madeBeside(environment, secret) === undefined),
  );
  const { vault } = security;
  if (vault === undefined) return each;
  return [
    { folder: secretFolder(vaultNamespace), from: vault.path, objects: vaultCertificates(platform, vault) },
    ...(read.length === 0
      ? []
      : [
          {
            folder: secretFolder(vaultNamespace),
            from: vault.path,
            objects: [vaultStore(platform, environment, read)],
          },
        ]),
    ...each,
    ...temporaryCredentials(platform, environment, vault),
  ];
}

/** The store in the cluster whose operator makes what the secret holds, in another namespace. */
function madeBeside(environment: Environment, secret: Secret): Store | undefined {
  return environment.stores.find((one) => one.secret === secret.name && operatorSecret(one) !== undefined);
}

function inNamespace(
  platform: Platform,
  environment: Environment,
  namespace: string,
  backend: BackendReference | undefined,
): readonly Sourced[] {
  const copies = new Map<string, string[]>();
  const secrets: Sourced[] = [];
  let reads = false;
  for (const secret of environment.secrets) {
    if (secret.namespace !== namespace) continue;
    const store = madeBeside(environment, secret);
    if (store !== undefined) {
      const made = [
        operatorSecret(store)?.name ?? '',
        ...(store.type === 'elasticsearch' ? [authoritySecret(store)] : []),
      ];
      copies.set(store.namespace, [...(copies.get(store.namespace) ?? []), ...made]);
      secrets.push(fromOperator(platform, secret, store, namespaceStore(store.namespace)));
    } else if (backend !== undefined) {
      reads = true;
      secrets.push(fromBackend(platform, environment, secret, backend));
    }
  }
  if (secrets.length === 0) return [];
  return [
    readerAccount(platform, environment, namespace),
    ...(reads && backend?.kind === 'SecretStore' ? [cloudStore(platform, environment, namespace)] : []),
    ...[...copies].flatMap(([source, names]) => copying(platform, environment, namespace, source, names)),
    ...secrets,
  ];
}

/** Whether people bring the values of a secret, into the cluster or into a sealed file. */
export function isByHand(environment: Environment, secret: Secret): boolean {
  const { secrets } = environment.security;
  return secrets === 'plain' || (secrets === 'sealed' && madeBeside(environment, secret) === undefined);
}
