import type { DataPath } from '../../base/index.ts';
import type { AlertSeverity, BuiltInAlert } from '../../telemetry/index.ts';
import type { Bounds } from '../schema/unit.ts';

/** How metrics are collected and kept by the platform's own Prometheus. Seconds and bytes. */
export interface Collection {
  readonly engine: 'operator' | 'plain';
  readonly interval: number;
  readonly retention: number;
  /** Bytes of the volume of each replica. */
  readonly storage: number;
  /** Bytes of samples at which the oldest go: less than the volume, since the write-ahead log needs room. */
  readonly retentionSize: number;
  readonly storageClass: string | undefined;
  readonly replicas: number;
  readonly resources: { readonly cpu: Bounds; readonly memory: Bounds };
  readonly path: DataPath;
}

/** Who is told of what. */
export interface Alerts {
  readonly receivers: readonly Receiver[];
  /** Names of receivers. */
  readonly notify: Readonly<Record<AlertSeverity, string>>;
  readonly escalation: readonly { readonly after: number; readonly to: string; readonly path: DataPath }[];
  readonly heartbeat: string | undefined;
  readonly builtIn: readonly BuiltIn[];
  readonly own: readonly OwnAlert[];
  readonly path: DataPath;
}

/** A key of a secret in the namespace of monitoring. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
}

/** Somebody who is told; at least one way is set. */
export interface Receiver {
  readonly name: string;
  readonly pagerduty: SecretKey | undefined;
  readonly slack: { readonly channel: string; readonly url: SecretKey | undefined } | undefined;
  readonly email:
    | {
        readonly to: string;
        readonly from: string;
        readonly server: string;
        readonly user: string | undefined;
        readonly password: SecretKey | undefined;
      }
    | undefined;
  readonly webhook: SecretKey | undefined;
  readonly path: DataPath;
}

/** An alert that comes with monitoring and is wanted. */
export interface BuiltIn {
  readonly name: BuiltInAlert;
  /** A share from 0 to 1, seconds, or a number; undefined where the alert has no bound. */
  readonly bound: number | undefined;
  /** Seconds. */
  readonly for: number;
  readonly severity: AlertSeverity;
  readonly path: DataPath;
}

export interface OwnAlert {
  readonly name: string;
  readonly expr: string;
  /** Seconds. */
  readonly for: number;
  readonly severity: AlertSeverity;
  readonly summary: string;
  readonly action: string | undefined;
  readonly path: DataPath;
}

/** What the users of a service are promised. */
export interface Goals {
  /** Share of the requests that must not fail over 30 days, from 0 to 1. */
  readonly availability: Goal | undefined;
  /** Seconds in which 95 % of the requests must be answered. */
  readonly latencyP95: Goal | undefined;
}

export interface Goal {
  readonly value: number;
  readonly path: DataPath;
}

/** A metric that a service exports beside those of its requests. */
export interface OwnMetric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  readonly purpose: string | undefined;
  readonly path: DataPath;
}
