import type { PerEnvironment } from './value.ts';

/** Software of others that acts at the cloud. */
type SoftwareAtCloud =
  | 'aws-load-balancer-controller'
  | 'cert-manager'
  | 'cluster-autoscaler'
  | 'external-dns'
  | 'fluent-bit'
  | 'grafana'
  | 'karpenter'
  | 'loki'
  | 'opentelemetry-collector'
  | 'tempo';

/** How secrets, identities and people are handled. */
export interface Security<E extends string, PoolName extends string, ClassName extends string> {
  /**
   * Where the values of Secrets come from: 'plain' files that somebody fills in and hands to kubectl, 'sealed' files
   * in the repository that only the cluster can open, the 'external' secret manager of the cloud, or 'vault' in the
   * cluster. One mechanism to an environment, so that every Secret has one owner.
   * @default 'plain'
   */
  readonly secrets?: PerEnvironment<E, 'plain' | 'sealed' | 'external' | 'vault'>;
  /**
   * Name of the Azure Key Vault that keeps external secrets.
   * @default '<platform>-<environment>'
   */
  readonly keyVault?: PerEnvironment<E, string>;
  /**
   * Identities at the cloud that read the external secrets, by namespace: ARN of a role (aws), client id (azure) or
   * e-mail address of a service account (gcp).
   * @default role '<platform>-<environment>-<namespace>-secrets' (aws), account '<namespace>-secrets' (gcp)
   */
  readonly readers?: { readonly [namespace: string]: PerEnvironment<E, string> };
  /**
   * Identities at the cloud of software that the platform installs, as that of `readers`: where they have other names,
   * and on azure, which gives them ids of its own.
   * @default role '<platform>-<environment>-<software>' (aws), account '<software>' (gcp)
   */
  readonly identities?: { readonly [software in SoftwareAtCloud]?: PerEnvironment<E, string> };
  /**
   * What groups of people may do in the namespaces of the platform, by the name of the group at the identity provider
   * of the cluster: 'view' all but Secrets, 'deploy' (roll out, back and up), 'admin' of the namespaces.
   */
  readonly people?: { readonly [group: string]: PerEnvironment<E, 'view' | 'deploy' | 'admin'> };
  /** Which images the API server lets run in the platform's namespaces; all of them unless given. */
  readonly images?: ImagePolicy<E>;
  /** The Vault of the environments whose secrets come from one: three servers, one to a zone. */
  readonly vault?: Vault<E, PoolName, ClassName>;
}

/** The Vault of the environments whose secrets come from one. */
export interface Vault<E extends string, PoolName extends string, ClassName extends string> {
  /** Node pool of the servers. */
  readonly pool?: PoolName;
  /**
   * Size of the volume of each server; its audit log has another one of the same size.
   * @default '10Gi'
   */
  readonly storage?: PerEnvironment<E, string>;
  /** Storage class of the volumes. */
  readonly storageClass?: ClassName;
  /**
   * Key of the cloud's key management with which a server opens its storage by itself.
   * @default 'alias/<platform>-<environment>-vault' (aws), 'vault' in the key vault (azure), 'vault' in the key ring '<platform>-<environment>' (gcp)
   */
  readonly key?: PerEnvironment<E, string>;
  /**
   * Identity of the servers at the cloud, which may use the key.
   * @default role '<platform>-<environment>-vault' (aws), account 'vault' (gcp)
   */
  readonly identity?: PerEnvironment<E, string>;
  /**
   * Keys with which Vault encrypts and decrypts for services that never see them (its transit engine), by name. Those
   * services call Vault: externals: { vault: vault() }.
   */
  readonly keys?: { readonly [key: string]: VaultKey };
}

/** A key with which Vault encrypts for services. */
export interface VaultKey {
  /** Services that may encrypt and decrypt with it. */
  readonly services: readonly string[];
  /**
   * Time after which Vault makes a new version of the key; older ones still decrypt.
   * @default '90d'
   */
  readonly rotate?: string;
}

/** Which images the API server lets run; never one without a tag or with the tag 'latest'. */
export interface ImagePolicy<E extends string> {
  /**
   * Registries, with a path where it matters, that images come from: those of stores, of sidecars and of charts in the
   * platform's namespaces among them. An image of the definition from elsewhere is an error.
   * @default any
   */
  readonly registries?: readonly string[];
  /**
   * Whether other images are refused, or only warned of and written into the audit log.
   * @default true
   */
  readonly enforce?: PerEnvironment<E, boolean>;
}
