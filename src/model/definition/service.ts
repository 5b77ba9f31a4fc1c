import type { Expose } from './edge.ts';
import type { Goals } from './goals.ts';
import type { Release } from './release.ts';
import type { Traffic } from './traffic.ts';
import type { ContainerResources, NumberOrRange, PerEnvironment, VariableValue } from './value.ts';

/** One program of the platform: what runs, how much of it, what it needs and whom it calls. */
export interface Service<
  E extends string,
  Callee extends string,
  PoolName extends string,
  NamespaceName extends string,
  SecretKey extends string,
  ClassName extends string,
  Priority extends string,
> {
  /** What the service does, in a few words. */
  readonly purpose?: string;
  /**
   * Environments in which the service exists.
   * @default all
   */
  readonly environments?: readonly E[];
  /**
   * Namespace of the service.
   * @default the platform's first namespace
   */
  readonly namespace?: NamespaceName;
  /**
   * Kubernetes kind that runs it; `schedule` makes it a CronJob.
   * @default 'Deployment'
   */
  readonly workload?: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job';
  /** Cron expression (UTC) of a scheduled job: '0 2 * * *'. */
  readonly schedule?: string;
  /**
   * Container image with an immutable tag or digest.
   * @default '<images.registry>/<service>:<images.tag>'
   */
  readonly image?: PerEnvironment<E, string>;
  /** Replaces the entry point of the image. */
  readonly command?: readonly string[];
  /** Arguments of the entry point. */
  readonly args?: readonly string[];
  /** The port that serves HTTP requests. Workers and jobs have none; several ports go into `ports`. */
  readonly port?: number;
  /** Several ports by name, instead of `port`; the first is the main one. A number is short for `{ port }`. */
  readonly ports?: { readonly [name: string]: number | Port };
  /** Where Prometheus finds the metrics. */
  readonly metrics?: Metrics;
  /**
   * What its users are promised.
   * @default the goals of the platform
   */
  readonly goals?: Goals<E>;
  /**
   * Health checks, by path on the first port.
   * @default a TCP connection to the first port
   */
  readonly health?: Health;
  /**
   * Cpu and memory: request and limit.
   * @default { cpu: ['100m', '1'], memory: ['256Mi', '512Mi'] }
   */
  readonly resources?: PerEnvironment<E, ContainerResources>;
  /**
   * Number of pods; a range is autoscaled.
   * @default 2
   */
  readonly replicas?: PerEnvironment<E, NumberOrRange>;
  /**
   * What moves the number of pods inside its range.
   * @default { cpu: '70%' }
   */
  readonly scale?: Scale;
  /** Environment variables with plain values. */
  readonly env?: { readonly [variable: string]: PerEnvironment<E, VariableValue> };
  /** Environment variables from secrets, as 'secret/key'. */
  readonly secrets?: { readonly [variable: string]: SecretKey };
  /** Files of configuration by folder and name; mounted read-only. */
  readonly files?: { readonly [folder: string]: { readonly [file: string]: PerEnvironment<E, string> } };
  /** Volumes by name. */
  readonly volumes?: { readonly [name: string]: Volume<E, ClassName> };
  /** Services, stores and external systems that this one calls. */
  readonly calls?: readonly Callee[];
  /**
   * Variables through which it learns of the stores that it calls, where it wants parts instead of one address:
   * { database: { DB_HOST: 'host', DB_USER: 'username', DB_PASSWORD: 'password' } }.
   * @default the store's variable, with the whole address
   */
  readonly connections?: { readonly [store in Callee]?: { readonly [variable: string]: ConnectionPart } };
  /**
   * Its identity at the cloud: ARN of a role (aws), client id (azure) or e-mail address of a service account (gcp).
   * @default where it calls a bucket and `cloud.account` is known: role '<platform>-<environment>-<service>' (aws), account '<service>' (gcp)
   */
  readonly identity?: PerEnvironment<E, string>;
  /**
   * Whether requests from outside the cluster reach it: at a public host, which brings the whole edge, or (true)
   * only as far as network policies go, for routes of your own.
   * @default false
   */
  readonly expose?: boolean | Expose<E>;
  /** Node pool that it runs on. */
  readonly pool?: PoolName;
  /** How its pods lie on nodes and zones. */
  readonly placement?: Placement;
  /**
   * How many pods may be away at once while nodes are drained; exactly one of the two bounds.
   * @default { maxUnavailable: '25%' }
   */
  readonly disruption?: Disruption;
  /** How it ends. */
  readonly shutdown?: Shutdown;
  /** Priority class of its pods. */
  readonly priority?: Priority;
  /** How requests to it are routed, bounded and spread; for services in the mesh. */
  readonly traffic?: Traffic;
  /**
   * How a new version takes over: `rolling()`, `canary(...)` or `blueGreen(...)`.
   * @default rolling()
   */
  readonly release?: PerEnvironment<E, Release>;
  /** What it may do at the Kubernetes API; nothing unless said. */
  readonly permissions?: readonly Permission[];
  /**
   * User id that the process runs as.
   * @default 10001
   */
  readonly user?: number;
}

/**
 * What a service may want to know of a store that it calls; 'ca' is the authority that signs its certificate. Buckets in
 * the cluster have a key of two parts, a region that stands for any, and are asked for by path, not by host.
 */
export type ConnectionPart =
  | ('url' | 'host' | 'port' | 'database' | 'username' | 'password' | 'ca')
  | ('bucket' | 'region' | 'access-key' | 'secret-key' | 'path-style');

/** A port of a service. */
export interface Port {
  /** Port of the container. */
  readonly port: number;
  /**
   * Port of the Kubernetes Service.
   * @default the port of the container
   */
  readonly expose?: number;
  /**
   * Transport.
   * @default 'TCP'
   */
  readonly protocol?: 'TCP' | 'UDP';
  /**
   * What is spoken on it, for the mesh and the gateways: 'http', 'grpc', 'tcp' ...
   * @default 'http' for TCP
   */
  readonly application?: string;
}

/** Where Prometheus finds the metrics of a service. */
export interface Metrics {
  /** Port of the metrics; it may be one of the others. */
  readonly port: number;
  /**
   * HTTP path of the metrics.
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * How often they are read.
   * @default that of the platform: observability.metrics.interval
   */
  readonly interval?: string;
  /** Metrics of its own by name, beside those of its requests and its process: what the business counts. */
  readonly own?: { readonly [metric: string]: OwnMetric };
}

/** A metric that a service exports by itself. */
export interface OwnMetric {
  /** Kind of metric: a 'counter' only grows and ends in _total. */
  readonly type: 'counter' | 'gauge' | 'histogram';
  /**
   * Names of its labels; each must have few values.
   * @default []
   */
  readonly labels?: readonly string[];
  /** What it counts or measures, in a few words. */
  readonly purpose?: string;
}

/** How the health of a service is checked. A text is short for `{ path }`. */
export interface Health {
  /** Restarts the container when it fails; must not depend on other systems. */
  readonly live?: string | Probe;
  /** Takes the pod out of the Service while it fails. */
  readonly ready?: string | Probe;
  /** Holds the other two back until it succeeds once, for slow starters. */
  readonly startup?: string | Probe;
}

/** One health check: an HTTP request, a command, or a TCP connection where neither is given. */
export interface Probe {
  /** HTTP path to request. */
  readonly path?: string;
  /** Command to run in the container instead of a request. */
  readonly command?: readonly string[];
  /**
   * Name or number of the port.
   * @default the first port
   */
  readonly port?: string | number;
  /**
   * Time before the first check.
   * @default '0s'
   */
  readonly delay?: string;
  /**
   * Time between checks.
   * @default '10s'
   */
  readonly period?: string;
  /**
   * Time after which a check has failed.
   * @default '3s'
   */
  readonly timeout?: string;
  /**
   * Failures in a row that count.
   * @default 3 (30 for startup)
   */
  readonly failures?: number;
}

/** What moves the number of pods of a service inside its range. */
export interface Scale {
  /** Mean cpu use of the pods, in percent of their request. */
  readonly cpu?: string;
  /** Mean memory use of the pods, in percent of their request. */
  readonly memory?: string;
  /** Requests a second and pod, by the rate of the counter `http_requests_total` in the service's metrics. */
  readonly requestsPerSecond?: number;
  /** Messages that wait in a queue, for each pod. */
  readonly queue?: Queue;
  /** How fast pods are added. */
  readonly up?: ScaleSpeed;
  /** How fast pods are taken away. */
  readonly down?: ScaleSpeed;
  /**
   * Whether a VerticalPodAutoscaler recommends better requests (it changes nothing).
   * @default false
   */
  readonly recommend?: boolean;
}

/** A queue whose length moves the number of pods. */
export interface Queue {
  /** Name of the queue. */
  readonly name: string;
  /** Messages that may wait for each pod. */
  readonly messages: number;
  /**
   * Metric in Prometheus that counts the waiting messages, by the label `queue`.
   * @default none: the queue itself is asked
   */
  readonly metric?: string;
}

/** How fast the number of pods may change. */
export interface ScaleSpeed {
  /** Time over which the most careful recommendation counts. */
  readonly stabilization?: string;
  /** Share of the present pods that may come or go in a period: '100%'. */
  readonly percent?: string;
  /** Number of pods that may come or go in a period. */
  readonly pods?: number;
  /**
   * Length of the period.
   * @default '60s'
   */
  readonly period?: string;
  /**
   * Which of `percent` and `pods` counts when both are given.
   * @default 'Max'
   */
  readonly select?: 'Max' | 'Min';
}

/** A volume of a service: one that outlives the pod has a `size`, one that goes with it is `temporary`. */
export interface Volume<E extends string, ClassName extends string> {
  /** Folder at which it is mounted. */
  readonly path: string;
  /** Size of a volume that outlives the pod. */
  readonly size?: PerEnvironment<E, string>;
  /** Size limit of a volume that goes with the pod. */
  readonly temporary?: string;
  /** Storage class of a volume that outlives the pod. */
  readonly storageClass?: ClassName;
  /**
   * Who may mount it at the same time.
   * @default 'ReadWriteOnce'
   */
  readonly access?: 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadWriteOncePod';
}

/** How the pods of a service lie on zones, nodes and pools. */
export interface Placement {
  /**
   * Whether pods must or should spread over zones.
   * @default 'required'
   */
  readonly zones?: 'required' | 'preferred';
  /**
   * Whether pods must or should lie on different nodes.
   * @default 'preferred'
   */
  readonly hosts?: 'required' | 'preferred';
  /**
   * Whether the pool must or should be used.
   * @default 'required'
   */
  readonly pool?: 'required' | 'preferred';
}

/** How many pods of a service may be away at once while nodes are drained. */
export interface Disruption {
  /** Pods that may be away at once: a number, or a share such as '25%'. */
  readonly maxUnavailable?: number | string;
  /** Pods that must stay: a number, or a share such as '50%'. */
  readonly minAvailable?: number | string;
}

/** How a service ends. */
export interface Shutdown {
  /**
   * Time that requests in flight get after SIGTERM.
   * @default '30s'
   */
  readonly drain?: string;
  /**
   * Time before SIGTERM in which the pod leaves the load balancers.
   * @default '5s'
   */
  readonly delay?: string;
}

/** What a service may do at the Kubernetes API. */
export interface Permission {
  /**
   * API group; '' is the core group.
   * @default ''
   */
  readonly group?: string;
  /** Resources by their plural names: 'pods', 'configmaps' ... */
  readonly resources: readonly string[];
  /** What may be done: 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'. */
  readonly verbs: readonly Verb[];
  /** Names of single objects; all unless given. */
  readonly names?: readonly string[];
  /**
   * Whether it holds in the whole cluster.
   * @default false: in the service's own namespace
   */
  readonly cluster?: boolean;
}

/** What the Kubernetes API lets one do with a resource. */
export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';
