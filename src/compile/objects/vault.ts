import {
  connectionSource,
  type DatabaseAccess,
  type Environment,
  type Platform,
  type Service,
  type Store,
  type TemporaryCredentials,
  temporarySecret,
  type VaultKey,
} from '../../model/index.ts';

/** Namespace of Vault. */
export const vaultNamespace = 'vault';

/** The active server of Vault, by the Service that its chart makes; standbys only hand requests on to it. */
export const vaultAddress = `https://vault-active.${vaultNamespace}.svc.cluster.local:8200`;

/** Labels of the servers, as the chart gives them. */
export const vaultPods = {
  'app.kubernetes.io/name': 'vault',
  'app.kubernetes.io/instance': 'vault',
  component: 'server',
} as const;

/** The Secret beside Vault that holds its certificate, and the authority that signed it. */
export const vaultCertificate = 'vault-tls';

/** For whom the tokens of accounts are good that log in to Vault. */
export const vaultAudience = 'vault';

/**
 * The operator that brings temporary credentials from Vault: its release, its namespace, its role in Vault, and the key
 * with which it encrypts what it keeps of its logins.
 */
export const vaultOperator = 'vault-secrets-operator';

/** Its account, by its chart. */
export const vaultOperatorAccount = `${vaultOperator}-controller-manager`;

/** The role of Vault's Kubernetes login under which the accounts of the platform's namespaces read. */
export function vaultRole(platform: Platform): string {
  return `${platform.name}-secrets`;
}

/** The role under which one service logs in to Vault. */
export function serviceVaultRole(platform: Platform, { name, namespace }: Service): string {
  return `${platform.name}-${namespace}-${name}`;
}

/** A service whose credentials of a database Vault makes. */
export interface TemporaryLogin {
  readonly service: Service;
  readonly store: Store & { readonly credentials: TemporaryCredentials };
  /** Name of the credentials: of their role in Vault, and of the Secret that holds them. */
  readonly name: string;
  readonly access: DatabaseAccess;
  /** What the service reads of the Secret: 'url', 'username', 'password'. */
  readonly keys: readonly string[];
}

/** The services of an environment whose credentials Vault makes, in the order of the definition. */
export function temporaryLogins({ services, stores }: Environment): readonly TemporaryLogin[] {
  return services.flatMap((service) =>
    stores.flatMap((store): readonly TemporaryLogin[] => {
      const { credentials } = store;
      if (credentials === undefined || !service.calls.stores.includes(store.name)) return [];
      const name = temporarySecret(store, service.name);
      const keys = service.connections
        .filter((connection) => connection.store === store.name)
        .flatMap(({ part }) => {
          const source = connectionSource(store, part, service);
          return 'key' in source && source.secret === name ? [source.key] : [];
        });
      if (keys.length === 0) return [];
      const access = credentials.access[service.name] ?? 'write';
      return [{ service, store: { ...store, credentials }, name, access, keys: [...new Set(keys)] }];
    }),
  );
}

/** The keys of Vault with which a service encrypts. */
export function keysOf({ security }: Environment, service: Service): readonly VaultKey[] {
  return (security.vault?.keys ?? []).filter(({ services }) => services.includes(service.name));
}
