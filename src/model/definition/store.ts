import type { ContainerResources, environmentKeys, PerEnvironment } from './value.ts';

/** A part that keeps data: a database, a cache, a queue, a bucket. */
export interface Store<
  E extends string,
  PoolName extends string = string,
  NamespaceName extends string = string,
  ClassName extends string = string,
> {
  /** Kind of store; given by the helper that makes it. */
  readonly type: 'postgres' | 'redis' | 'rabbitmq' | 'opensearch' | 'elasticsearch' | 'bucket';
  /**
   * Who runs it: 'managed' by the cloud, or in the 'cluster', by an operator where there is one. OpenSearch is managed,
   * Elasticsearch runs in the cluster: there is no other choice for either.
   * @default 'managed'; 'cluster' for elasticsearch
   */
  readonly runs?: PerEnvironment<E, 'managed' | 'cluster'>;
  /**
   * Version of the software.
   * @default a maintained one of each kind: PostgreSQL 16, Valkey 8.1.11, RabbitMQ 4.3.6, OpenSearch 2.19,
   * Elasticsearch 8.19.20, SeaweedFS 4.48 for buckets in the cluster
   */
  readonly version?: string;
  /**
   * Size of the data volume of each instance.
   * @default '20Gi'
   */
  readonly storage?: PerEnvironment<E, string>;
  /** Storage class of the volumes, when the store runs in the cluster. */
  readonly storageClass?: ClassName;
  /**
   * Number of instances, spread over zones. A bucket in the cluster has one or three servers, or five in five zones:
   * with three, every object lies in two zones.
   * @default 3 (1 for redis, which has one writer and read-only copies in the cluster)
   */
  readonly instances?: PerEnvironment<E, number>;
  /**
   * Cpu and memory of an instance in the cluster.
   * @default { cpu: ['500m', '2'], memory: '1Gi' }; memory '2Gi' for elasticsearch, which gives half of it to its heap
   */
  readonly resources?: PerEnvironment<E, ContainerResources>;
  /** Node pool of the instances in the cluster. */
  readonly pool?: PoolName;
  /**
   * Namespace of the instances in the cluster.
   * @default the platform's first namespace
   */
  readonly namespace?: NamespaceName;
  /**
   * Name of the database.
   * @default the store's name, with underscores
   */
  readonly database?: string;
  /**
   * Secret that holds the connection, made in the namespace of each service that calls the store. That of a bucket in
   * the cluster has the keys access-key and secret-key.
   * @default '<name>-credentials'
   */
  readonly secret?: string;
  /**
   * Environment variable through which services learn the address.
   * @default DATABASE_URL, REDIS_URL, AMQP_URL, OPENSEARCH_URL, ELASTICSEARCH_URL (with the authority of its
   * certificate in ELASTICSEARCH_CA) or <NAME>_BUCKET
   */
  readonly variable?: string;
  /**
   * Host of a managed store, with its port where that is not the usual one: 'orders.abc.eu-central-1.rds.amazonaws.com'.
   * @default what the key host of its secret says, which whoever makes the store fills in
   */
  readonly endpoint?: PerEnvironment<E, string>;
  /**
   * Address ranges of a managed store, which network policies let its callers reach.
   * @default the upper quarter of the private network
   */
  readonly addresses?: PerEnvironment<E, readonly string[]>;
  /**
   * Whether callers of a managed store also find it under its own name, by a Service that leads to the endpoint. Its
   * certificate is for the endpoint's name: clients that check names need that one.
   * @default false
   */
  readonly alias?: PerEnvironment<E, boolean>;
  /**
   * Name of the bucket.
   * @default '<platform>-<name>-<environment>'
   */
  readonly bucket?: PerEnvironment<E, string>;
  /** Bucket on whose servers this one lies too, by its name among the stores; it runs where that one does. */
  readonly on?: string;
  /**
   * Whether objects of a bucket that are overwritten or deleted are kept: for a time, or for ever with `true`.
   * @default false
   */
  readonly versions?: PerEnvironment<E, string | boolean>;
  /** Age in days at which objects of a bucket are deleted; never unless given. */
  readonly expireAfter?: PerEnvironment<E, string>;
  /** Age in days at which objects of a bucket move to cold storage of the cloud; never unless given. */
  readonly coldAfter?: PerEnvironment<E, string>;
  /** Region of the cloud that keeps a copy of every object of a bucket; none unless given. */
  readonly copies?: PerEnvironment<E, string>;
  /**
   * Backups of a database: copies of the whole on a schedule and the log of every change between them, so that any
   * moment can be restored that lies no further back than `keep`. `false` for data that may be lost.
   * @default { every: '1d', at: '02:00', keep: '7d', rpo: '5m' } for postgres
   */
  readonly backup?: PerEnvironment<E, Backup | false>;
  /**
   * Whether services reach a database in the cluster through a pool of connections (PgBouncer, by transaction).
   * @default false
   */
  readonly pooler?: PerEnvironment<E, boolean>;
  /**
   * Whether a commit in a database in the cluster waits until a standby has it too.
   * @default false
   */
  readonly synchronous?: PerEnvironment<E, boolean>;
  /**
   * Whose credentials the services have that call a database: 'fixed' ones that somebody keeps, or 'temporary' ones that
   * Vault makes, for each service its own. Those need `security: { secrets: 'vault' }`.
   * @default 'fixed'
   */
  readonly credentials?: PerEnvironment<E, 'fixed' | 'temporary' | TemporaryCredentials>;
  /** What it keeps, in a few words. */
  readonly purpose?: string;
  readonly [environmentKeys]?: E;
}

/** Credentials that Vault makes for each service that calls a database. */
export interface TemporaryCredentials {
  /**
   * What each calling service may do: 'read' rows, 'write' them too, or 'own' the tables, which those need that change
   * the schema.
   * @default 'write' for each
   */
  readonly access?: { readonly [service: string]: 'read' | 'write' | 'own' };
  /**
   * Time after which credentials that nobody renews are gone.
   * @default '1h'
   */
  readonly lease?: string;
  /**
   * Time after which a service gets new ones and its pods are replaced one after the other.
   * @default '24h'
   */
  readonly rotate?: string;
}

/** How a database is backed up. */
export interface Backup {
  /**
   * Time between two copies of the whole: hours that divide a day, one day or seven.
   * @default '1d'
   */
  readonly every?: string;
  /**
   * Hour and minute of a copy, in UTC.
   * @default '02:00'
   */
  readonly at?: string;
  /**
   * Time for which every moment can be restored.
   * @default '7d'
   */
  readonly keep?: string;
  /**
   * The most that may be lost with the whole cluster, as time: changes leave it at least this often.
   * @default '5m'
   */
  readonly rpo?: string;
  /**
   * Name of the bucket: one among the stores by its name there, or any other.
   * @default '<platform>-backups-<environment>'
   */
  readonly bucket?: string;
}

/** A system outside the platform that services call. */
export interface External {
  /** Host name. */
  readonly host: string;
  /**
   * Port.
   * @default 443
   */
  readonly port?: number;
  /**
   * Address ranges, where they are known and fixed.
   * @default every public address
   */
  readonly addresses?: readonly string[];
  /** The pods behind it, where others run it in the cluster: its host is then the name of their Service. */
  readonly pods?: ExternalPods;
  /**
   * Environment variable through which services learn the address.
   * @default '<NAME>_URL'
   */
  readonly variable?: string;
  /** What it is for, in a few words. */
  readonly purpose?: string;
}

/** Pods of the cluster that others run. */
export interface ExternalPods {
  /** Their namespace. */
  readonly namespace: string;
  /** Labels that all of them carry. */
  readonly labels: { readonly [label: string]: string };
}
