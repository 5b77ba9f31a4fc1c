import type { ContainerResources, environmentKeys, PerEnvironment } from './value.ts';

/**
 * Where the logs of all pods go: 'loki', kept in object storage, 'elastic' (Elasticsearch with Kibana), or the
 * 'cloudwatch' of AWS.
 */
export type LogStore = 'loki' | 'elastic' | 'cloudwatch';

/** The logs of all pods: where they are kept, and for how long. */
export interface Logs<E extends string, ClassName extends string> {
  /** What keeps and searches them. An agent on every node brings them there. */
  readonly store: LogStore;
  /** How long they are kept. */
  readonly retention?: LogRetention;
  /**
   * Namespace of the store.
   * @default the one of Prometheus; 'elastic-system' for elastic
   */
  readonly namespace?: string;
  /**
   * Namespace of the agents, which read files of their node and therefore need one where that is let through.
   * @default 'node-agents'
   */
  readonly agentNamespace?: string;
  /**
   * Number of instances of the store, spread over zones.
   * @default 3
   */
  readonly replicas?: PerEnvironment<E, number>;
  /**
   * Volume of each instance: all logs with elastic, those of the last hours with loki.
   * @default '100Gi' for elastic, '10Gi' for loki
   */
  readonly storage?: PerEnvironment<E, string>;
  /** Storage class of the volumes. */
  readonly storageClass?: ClassName;
  /**
   * Cpu and memory of each instance.
   * @default { cpu: ['500m', '2'], memory: '2Gi' }
   */
  readonly resources?: PerEnvironment<E, ContainerResources>;
  /**
   * Bucket that keeps the logs of loki: one among the stores by its name there, or any other.
   * @default '<platform>-logs-<environment>'
   */
  readonly bucket?: PerEnvironment<E, string>;
  readonly [environmentKeys]?: E;
}

/** How long logs are kept, by what they are; each at least as long as the one before. */
export interface LogRetention {
  /**
   * Everything, also what is below the level info.
   * @default '7d'
   */
  readonly all?: string;
  /**
   * The level info and above, and lines that name no level.
   * @default '30d'
   */
  readonly info?: string;
  /**
   * The audit trail: JSON lines whose field log_type is audit.
   * @default '365d'
   */
  readonly audit?: string;
}
