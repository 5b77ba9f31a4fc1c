import type { DataPath } from '../../base/index.ts';

/** Where the values of an environment's Secrets come from. */
export type SecretBackend = 'plain' | 'sealed' | 'external' | 'vault';

/** Software of others that acts at the cloud. */
export const softwareAtCloud = [
  'aws-load-balancer-controller',
  'cert-manager',
  'cluster-autoscaler',
  'external-dns',
  'fluent-bit',
  'grafana',
  'karpenter',
  'loki',
  'opentelemetry-collector',
  'tempo',
] as const;
export type SoftwareAtCloud = (typeof softwareAtCloud)[number];

export interface Security {
  readonly secrets: SecretBackend;
  /** Name of the Azure Key Vault that keeps external secrets. */
  readonly keyVault: string;
  /** Identities at the cloud that read the external secrets, by namespace; others are derived. */
  readonly readers: Readonly<Record<string, string>>;
  /** Identities at the cloud of software of others, where the definition names them. */
  readonly identities: Readonly<Partial<Record<SoftwareAtCloud, string>>>;
  /** What groups of people may do in the platform's namespaces. */
  readonly people: readonly Rights[];
  /** Set where the API server judges images. */
  readonly images: { readonly registries: readonly string[]; readonly enforce: boolean } | undefined;
  /** Set where the secrets come from a Vault. */
  readonly vault: Vault | undefined;
  readonly path: DataPath;
}

/** What a group of people may do. */
export interface Rights {
  readonly group: string;
  readonly may: 'view' | 'deploy' | 'admin';
  readonly path: DataPath;
}

/** Three servers of Vault. */
export interface Vault {
  readonly pool: string | undefined;
  /** Bytes of the volume of each server, and of its audit log. */
  readonly storage: number;
  readonly storageClass: string | undefined;
  /** Key of the cloud with which a server opens its storage. */
  readonly key: string;
  /** Identity of the servers at the cloud. */
  readonly identity: string;
  /** Keys with which it encrypts for services. */
  readonly keys: readonly VaultKey[];
  readonly path: DataPath;
}

/** A key of Vault with which services encrypt and decrypt. */
export interface VaultKey {
  readonly name: string;
  readonly services: readonly string[];
  /** Seconds after which there is a new version. */
  readonly rotate: number;
  readonly path: DataPath;
}

/** What a service may do with a database: read rows, write them too, or own the tables. */
export type DatabaseAccess = 'read' | 'write' | 'own';

/** Credentials of a database that Vault makes for each calling service. */
export interface TemporaryCredentials {
  /** By service; the others may write. */
  readonly access: Readonly<Record<string, DatabaseAccess>>;
  /** Seconds after which credentials that nobody renews are gone. */
  readonly lease: number;
  /** Seconds after which a service gets new ones. */
  readonly rotate: number;
  readonly path: DataPath;
}

/**
 * What a service may want to know of a store that it calls; 'ca' is the authority that signs its certificate. Buckets in
 * the cluster have a key of two parts, a region that stands for any, and are asked for by path, not by host.
 */
export type ConnectionPart =
  | ('url' | 'host' | 'port' | 'database' | 'username' | 'password' | 'ca')
  | ('bucket' | 'region' | 'access-key' | 'secret-key' | 'path-style');

/** A variable through which a service learns one part of the connection to a store. */
export interface Connection {
  readonly store: string;
  readonly variable: string;
  readonly part: ConnectionPart;
  readonly path: DataPath;
}
