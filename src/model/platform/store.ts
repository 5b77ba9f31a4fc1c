import type { DataPath } from '../../base/index.ts';
import type { Objects } from './bucket.ts';
import type { TemporaryCredentials } from './security.ts';
import type { Resources } from './service.ts';

export interface Store {
  readonly name: string;
  readonly type: 'postgres' | 'redis' | 'rabbitmq' | 'opensearch' | 'elasticsearch' | 'bucket';
  readonly runs: 'managed' | 'cluster';
  readonly version: string;
  readonly port: number;
  /** Bytes of each instance. */
  readonly storage: number;
  readonly storageClass: string | undefined;
  readonly instances: number;
  readonly resources: Resources;
  readonly pool: string | undefined;
  readonly namespace: string;
  readonly database: string;
  /** Secret with the connection, in the namespaces of the callers. */
  readonly secret: string;
  /** Environment variable of the callers. */
  readonly variable: string;
  /** Host of a managed store, where the definition knows it. */
  readonly endpoint: string | undefined;
  /** Address ranges of a managed store, where they are not the part of the network that holds such stores. */
  readonly addresses: readonly string[] | undefined;
  /** Whether its callers find a managed store under its own name too. */
  readonly alias: boolean;
  readonly bucket: string;
  /** Set for buckets. */
  readonly objects: Objects | undefined;
  /** How a database is backed up; undefined where it is not. */
  readonly backup: Backup | undefined;
  /** Whether services reach it through a pool of connections. */
  readonly pooler: boolean;
  /** Whether a commit waits for a standby. */
  readonly synchronous: boolean;
  /** Set where services have credentials of a database that Vault makes for a while. */
  readonly credentials: TemporaryCredentials | undefined;
  readonly purpose: string | undefined;
  readonly path: DataPath;
}

export interface Backup {
  /** Hours of the day (UTC) of a copy of the whole; of one day in seven where `weekly` is set. */
  readonly hours: readonly number[];
  readonly minute: number;
  readonly weekly: boolean;
  /** Seconds for which every moment can be restored. */
  readonly keep: number;
  /** Seconds of changes that may be lost with the cluster. */
  readonly rpo: number;
  readonly bucket: string;
  readonly path: DataPath;
}

export interface External {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[] | undefined;
  /** The pods behind it, where others run it in the cluster. */
  readonly pods:
    | { readonly namespace: string; readonly labels: Readonly<Record<string, string>> }
    | undefined;
  /** Environment variable of the callers. */
  readonly variable: string;
  readonly purpose: string | undefined;
  readonly path: DataPath;
}
