import type { Alerts } from './alerts.ts';
import type { Dashboards } from './dashboards.ts';
import type { LogStore, Logs } from './logging.ts';
import type { TraceStore, Traces } from './tracing.ts';
import type { ContainerResources, PerEnvironment } from './value.ts';

/** How the platform is watched. */
export interface Observability<
  E extends string,
  ReceiverName extends string,
  SecretKey extends string,
  ClassName extends string,
> {
  /**
   * Namespace of what watches: Prometheus and all that belongs to it.
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /**
   * How metrics are collected and kept.
   * @default {}
   */
  readonly metrics?: Collection<E, ClassName>;
  /** Who is told of what goes wrong; no alert without somebody who hears it. */
  readonly alerts?: Alerts<E, ReceiverName, SecretKey>;
  /** The logs of all pods: where they are kept, and for how long. */
  readonly logs?: LogStore | Logs<E, ClassName>;
  /** The traces of requests through the services. */
  readonly traces?: TraceStore | Traces<E>;
  /**
   * Grafana, with a dashboard for each service and for what they stand on.
   * @default true
   */
  readonly dashboards?: boolean | Dashboards<E>;
}

/** How metrics are collected and kept. */
export interface Collection<E extends string, ClassName extends string> {
  /**
   * Who runs Prometheus: the 'operator' of kube-prometheus-stack, configured by custom resources; 'plain', a
   * StatefulSet of its own, configured by files in ConfigMaps; or 'elsewhere', somebody outside this platform.
   * @default 'operator'
   */
  readonly engine?: 'operator' | 'plain' | 'elsewhere';
  /**
   * How often metrics are read.
   * @default '15s'
   */
  readonly interval?: string;
  /**
   * How long they are kept.
   * @default '30d'
   */
  readonly retention?: PerEnvironment<E, string>;
  /**
   * Volume of each replica; older metrics go before it is full.
   * @default '50Gi'
   */
  readonly storage?: PerEnvironment<E, string>;
  /** Storage class of the volumes. */
  readonly storageClass?: ClassName;
  /**
   * Number of replicas, each of which collects everything.
   * @default 2
   */
  readonly replicas?: PerEnvironment<E, number>;
  /**
   * Cpu and memory of a replica.
   * @default { cpu: ['1', '2'], memory: ['2Gi', '4Gi'] }
   */
  readonly resources?: PerEnvironment<E, ContainerResources>;
}
