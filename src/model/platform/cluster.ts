import type { DataPath } from '../../base/index.ts';
import type { NodeCount, Taint } from '../schema/pool.ts';

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
