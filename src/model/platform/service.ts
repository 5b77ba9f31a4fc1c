import type { DataPath } from '../../base/index.ts';
import type { Bounds } from '../schema/unit.ts';
import type { Traffic } from './mesh.ts';
import type { Goals, OwnMetric } from './observability.ts';
import type { Release } from './release.ts';
import type { Connection } from './security.ts';

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
