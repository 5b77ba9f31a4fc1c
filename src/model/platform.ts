import type { DataPath } from '../base/index.ts';
import type { Objects } from './platform/bucket.ts';
import type { Dashboards } from './platform/dashboards.ts';
import type { Delivery, GitOps } from './platform/delivery.ts';
import type { Edge, PublicHost } from './platform/edge.ts';
import type { Logs } from './platform/logging.ts';
import type { Mesh, Traffic } from './platform/mesh.ts';
import type { Alerts, Collection, Goals, OwnMetric } from './platform/observability.ts';
import type { Release } from './platform/release.ts';
import type { Connection, Security, TemporaryCredentials } from './platform/security.ts';
import type { Traces } from './platform/tracing.ts';
import type { NodeCount, Taint } from './schema/pool.ts';
import type { Bounds } from './schema/unit.ts';

/**
 * The platform: the definition after reading, defaults and resolution of environments. Frozen and complete;
 * nothing else is needed to compile it. Amounts are in base units: cores, bytes, seconds, percent.
 */
export interface Platform {
  readonly name: string;
  readonly purpose: string | undefined;
  readonly domain: string | undefined;
  readonly contacts: Readonly<Record<string, string>>;
  readonly documentation: string | undefined;
  readonly license: string | undefined;
  readonly environments: readonly Environment[];
  readonly layout: Layout;
  readonly delivery: Delivery;
  readonly overrides: readonly PlatformOverride[];
}

/** Folders inside the output. */
export interface Layout {
  readonly kubernetes: string;
  /** Folder of the Helm charts and of their values. */
  readonly helm: string;
  readonly services: string;
  readonly stores: string;
}

export interface PlatformOverride {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly environments: readonly string[];
  readonly set: Readonly<Record<string, unknown>>;
  readonly path: DataPath;
}

/** One environment with every value decided. */
export interface Environment {
  readonly name: string;
  readonly cloud: CloudPlace;
  readonly cluster: Cluster;
  readonly namespaces: readonly Namespace[];
  readonly secrets: readonly Secret[];
  readonly stores: readonly Store[];
  readonly externals: readonly External[];
  readonly services: readonly Service[];
  readonly security: Security;
  /** Set where a namespace joins the mesh. */
  readonly mesh: Mesh | undefined;
  /** Namespace of Prometheus. */
  readonly monitoringNamespace: string;
  /** How metrics are collected; undefined where the platform has no Prometheus of its own. */
  readonly collection: Collection | undefined;
  /** Who is told of what; undefined where nobody is. */
  readonly alerts: Alerts | undefined;
  readonly logs: Logs | undefined;
  readonly traces: Traces | undefined;
  readonly dashboards: Dashboards | undefined;
  /** Namespace of the gateway or ingress controller. */
  readonly edgeNamespace: string;
  /** Domain of the environment. */
  readonly domain: string | undefined;
  /** The public hosts, from which certificates, records, routes and redirects are made. */
  readonly hosts: readonly PublicHost[];
  /** Set where there is something public. */
  readonly edge: Edge | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Who keeps the cluster as the repository says; undefined where people apply it themselves. */
  readonly gitops: GitOps | undefined;
}

export interface CloudPlace {
  readonly provider: 'aws' | 'azure' | 'gcp';
  readonly region: string;
  readonly zones: number;
  /** The private network, a /16. */
  readonly network: string;
  /** The part of it that holds managed data stores, a /18. */
  readonly dataNetwork: string;
  /** Account number (aws), tenant id (azure) or project id (gcp). */
  readonly account: string | undefined;
  /** How software that the platform installs gets its rights on AWS. */
  readonly identity: 'pod-identity' | 'irsa';
}

export interface Cluster {
  /** Kubernetes minor version: '1.34'. */
  readonly version: string;
  /** The pools that have nodes in this environment. */
  readonly pools: readonly Pool[];
  readonly storageClasses: readonly StorageClass[];
  /** What adds and removes nodes of the pools that move by themselves; undefined where nothing of ours does. */
  readonly autoscaler: Autoscaler | undefined;
  /** Address ranges at which pods reach the Kubernetes API, where the definition says so. */
  readonly apiServer: readonly string[] | undefined;
  readonly priorities: readonly { readonly name: string; readonly value: number; readonly path: DataPath }[];
}

export interface Pool {
  readonly name: string;
  readonly instances: readonly string[];
  readonly nodes: NodeCount;
  readonly capacity: 'on-demand' | 'spot';
  readonly taints: readonly Taint[];
  /** Labels of the nodes; no two pools have the same. */
  readonly labels: Readonly<Record<string, string>>;
  /** Who moves the number of nodes inside its bounds. */
  readonly scaling: 'automatic' | 'manual';
  readonly zones: number;
  /** Bytes. */
  readonly volume: number;
  readonly ssh: boolean;
  readonly purpose: string | undefined;
  readonly path: DataPath;
}

export interface Autoscaler {
  readonly kind: 'cluster-autoscaler' | 'karpenter';
  /** Seconds for which a node must be unneeded before it goes. */
  readonly unneeded: number;
  /** Seconds after a node was added in which none goes. */
  readonly delay: number;
  readonly path: DataPath;
}

export interface StorageClass {
  readonly name: string;
  readonly type: 'ssd' | 'shared';
  readonly disk: string | undefined;
  readonly iops: number | undefined;
  readonly throughput: number | undefined;
  readonly key: string | undefined;
  readonly fileSystem: string | undefined;
  readonly reclaim: 'Retain' | 'Delete';
  readonly default: boolean;
  readonly path: DataPath;
}

export interface Namespace {
  readonly name: string;
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  readonly mesh: boolean;
  readonly quota: Quota | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly purpose: string | undefined;
  readonly path: DataPath;
}

/** Declared upper bounds of a namespace; undefined ones are derived. */
export interface Quota {
  readonly cpu: readonly [requests: number, limits: number] | undefined;
  readonly memory: readonly [requests: number, limits: number] | undefined;
  readonly pods: number | undefined;
  readonly volumeClaims: number | undefined;
  readonly loadBalancers: number | undefined;
}

/** A secret that somebody else fills: its keys, and the namespaces where services read it. */
export interface Secret {
  readonly name: string;
  readonly namespace: string;
  readonly keys: readonly string[];
  /** Labels by which whoever reads it finds it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly path: DataPath;
}

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

export interface Resources {
  readonly cpu: Bounds;
  readonly memory: Bounds;
}

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob';

export interface Service {
  readonly name: string;
  readonly purpose: string | undefined;
  readonly namespace: string;
  readonly workload: WorkloadKind;
  /** Cron expression of a CronJob, in UTC. */
  readonly schedule: string | undefined;
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  /** The first is the main one. */
  readonly ports: readonly ServicePort[];
  readonly metrics:
    | {
        readonly port: number;
        readonly path: string;
        /** Seconds; undefined where the platform's interval holds. */
        readonly interval: number | undefined;
        readonly own: readonly OwnMetric[];
      }
    | undefined;
  readonly goals: Goals | undefined;
  readonly probes: {
    readonly live?: ServiceProbe;
    readonly ready?: ServiceProbe;
    readonly startup?: ServiceProbe;
  };
  readonly resources: Resources;
  readonly replicas: { readonly minimum: number; readonly maximum: number; readonly path: DataPath };
  /** Set where the number of pods moves by itself. */
  readonly scale: Scale | undefined;
  readonly recommend: boolean;
  readonly env: readonly Variable[];
  readonly secrets: readonly SecretVariable[];
  readonly files: readonly ConfigFolder[];
  readonly volumes: readonly Volume[];
  readonly calls: {
    readonly services: readonly string[];
    readonly stores: readonly string[];
    readonly externals: readonly string[];
  };
  /** How it learns of the stores that it calls, but for buckets. */
  readonly connections: readonly Connection[];
  /** Its identity at the cloud, as the cloud names it. */
  readonly identity: string | undefined;
  readonly exposed: boolean;
  readonly pool: string | undefined;
  readonly placement: { readonly zones: Strength; readonly hosts: Strength; readonly pool: Strength };
  readonly disruption:
    | { readonly maxUnavailable: number | string }
    | { readonly minAvailable: number | string };
  readonly shutdown: { readonly drain: number; readonly delay: number };
  readonly priority: string | undefined;
  readonly permissions: readonly Permission[];
  readonly traffic: Traffic | undefined;
  readonly release: Release;
  readonly user: number;
  readonly path: DataPath;
}

export type Strength = 'required' | 'preferred';

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** Port of the Kubernetes Service. */
  readonly expose: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly application: string | undefined;
  readonly path: DataPath;
}

export interface ServiceProbe {
  readonly check:
    | { readonly kind: 'http'; readonly path: string; readonly port: string }
    | { readonly kind: 'tcp'; readonly port: string }
    | { readonly kind: 'command'; readonly command: readonly string[] };
  readonly delay: number;
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
  readonly path: DataPath;
}

export interface Scale {
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  readonly requestsPerSecond: number | undefined;
  readonly queue: ScaleQueue | undefined;
  readonly up: ScaleSpeed | undefined;
  readonly down: ScaleSpeed | undefined;
  readonly path: DataPath;
}

export interface ScaleQueue {
  readonly name: string;
  /** Messages that may wait for each pod. */
  readonly messages: number;
  /** Metric that counts them; undefined where the queue itself is asked. */
  readonly metric: string | undefined;
  /** The store of type rabbitmq that holds the queue. */
  readonly store: string;
}

export interface ScaleSpeed {
  readonly stabilization: number | undefined;
  readonly percent: number | undefined;
  readonly pods: number | undefined;
  readonly period: number;
  readonly select: 'Max' | 'Min';
}

export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly path: DataPath;
}

export interface SecretVariable {
  readonly name: string;
  readonly secret: string;
  readonly key: string;
  readonly path: DataPath;
}

export interface ConfigFolder {
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
  readonly path: DataPath;
}

export type Volume = PersistentVolume | TemporaryVolume;

export interface PersistentVolume {
  readonly kind: 'persistent';
  readonly name: string;
  readonly mountPath: string;
  /** Bytes. */
  readonly size: number;
  readonly storageClass: string | undefined;
  readonly access: 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadWriteOncePod';
  readonly path: DataPath;
}

export interface TemporaryVolume {
  readonly kind: 'temporary';
  readonly name: string;
  readonly mountPath: string;
  /** Bytes. */
  readonly size: number;
  readonly path: DataPath;
}

export interface Permission {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly names: readonly string[] | undefined;
  readonly cluster: boolean;
  readonly path: DataPath;
}
