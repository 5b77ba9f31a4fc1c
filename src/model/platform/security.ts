import type { DataPath } from '../../base/index.ts';

/** Where the values of an environment's Secrets come from. */
export type SecretBackend = 'plain' | 'sealed' | 'external' | 'vault';

export interface Security {
  readonly secrets: SecretBackend;
  /** Name of the Azure Key Vault that keeps external secrets. */
  readonly keyVault: string;
  /** Identities at the cloud that read the external secrets, by namespace; others are derived. */
  readonly readers: Readonly<Record<string, string>>;
  readonly path: DataPath;
}

/** What a service may want to know of a store that it calls; 'ca' is the authority that signs its certificate. */
export type ConnectionPart = 'url' | 'host' | 'port' | 'database' | 'username' | 'password' | 'ca';

/** A variable through which a service learns one part of the connection to a store. */
export interface Connection {
  readonly store: string;
  readonly variable: string;
  readonly part: ConnectionPart;
  readonly path: DataPath;
}
