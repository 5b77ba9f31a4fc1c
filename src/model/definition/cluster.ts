import type { Pool } from './pool.ts';
import type { environmentKeys, PerEnvironment } from './value.ts';

/** Where the platform runs; made by `aws`, `azure` or `gcp`. */
export interface Cloud<E extends string> {
  /** The cloud; given by the helper. */
  readonly provider: 'aws' | 'azure' | 'gcp';
  /** Region, as the cloud writes it. */
  readonly region: PerEnvironment<E, string>;
  /**
   * Number of zones that nodes and data spread over.
   * @default 3
   */
  readonly zones?: PerEnvironment<E, number>;
  /**
   * Address range of the private network, a /16. The upper quarter is for managed data stores.
   * @default '10.0.0.0/16'
   */
  readonly network?: PerEnvironment<E, string>;
  /**
   * Who owns the cloud resources: account number (aws), tenant id (azure) or project id (gcp). With it the identities
   * of services at the cloud have names that the files can tell.
   */
  readonly account?: PerEnvironment<E, string>;
  /**
   * How software that the platform installs gets its rights on aws: by EKS Pod Identity, which binds roles to accounts
   * by their names, or by roles that the accounts name (IRSA). Services and readers of secrets name theirs either way.
   * @default 'pod-identity'
   */
  readonly identity?: PerEnvironment<E, 'pod-identity' | 'irsa'>;
  readonly [environmentKeys]?: E;
}

/** A class of volumes. */
export interface StorageClass<E extends string> {
  /**
   * Kind of storage: 'ssd' for disks, 'shared' for a file system that many nodes mount at once.
   * @default 'ssd'
   */
  readonly type?: 'ssd' | 'shared';
  /**
   * Disk type of the cloud.
   * @default gp3, StandardSSD_LRS or pd-balanced
   */
  readonly disk?: string;
  /** Input and output operations a second, where the disk type lets one choose. */
  readonly iops?: number;
  /** Throughput in MiB a second, where the disk type lets one choose. */
  readonly throughput?: number;
  /** Key that encrypts the volumes; without one the cloud's own key does. */
  readonly key?: PerEnvironment<E, string>;
  /** Identifier of the shared file system; required by aws for 'shared'. */
  readonly fileSystem?: PerEnvironment<E, string>;
  /**
   * What happens to the data when the claim goes.
   * @default 'Retain'
   */
  readonly reclaim?: 'Retain' | 'Delete';
  /**
   * Whether this is the class of claims that name none.
   * @default false
   */
  readonly default?: boolean;
}

/** The Kubernetes cluster of each environment. */
export interface ClusterDefinition<
  E extends string,
  PoolName extends string,
  ClassName extends string,
  Priority extends string,
> {
  /**
   * Kubernetes minor version.
   * @default '1.34'
   */
  readonly version?: string;
  /** Node pools by name. */
  readonly pools?: { readonly [name in PoolName]: Pool<E> };
  /** Storage classes by name. */
  readonly storageClasses?: { readonly [name in ClassName]: StorageClass<E> };
  /**
   * Who adds and removes nodes in pools of a range: the cluster autoscaler, Karpenter, or nobody of ours.
   * @default 'cluster-autoscaler' on aws where a pool may grow, 'none' on clouds whose nodes scale by themselves
   */
  readonly autoscaler?: PerEnvironment<E, 'cluster-autoscaler' | 'karpenter' | 'none'>;
  /**
   * Address ranges at which pods reach the Kubernetes API: '20.1.2.3/32' of a public endpoint, or the range of a private
   * one.
   * @default the private network on aws; any address on azure and gcp, whose endpoints are not known beforehand
   */
  readonly apiServer?: PerEnvironment<E, readonly string[]>;
  /** How fast nodes that nobody needs are taken away. */
  readonly scaleDown?: ScaleDown;
  /** Priority classes by name: a higher number is scheduled first and evicted last. At most 1000000000. */
  readonly priorities?: { readonly [name in Priority]: number };
}

/** How fast nodes that nobody needs are taken away. */
export interface ScaleDown {
  /**
   * Time for which a node must be unneeded.
   * @default '10m'
   */
  readonly unneeded?: string;
  /**
   * Time after a node was added in which none is taken away.
   * @default '10m'
   */
  readonly delay?: string;
}

/** What a namespace allows and how much it may use. */
export interface Namespace<E extends string> {
  /**
   * Pod Security level that the namespace enforces.
   * @default 'restricted'
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /**
   * Whether pods join the Istio mesh by a sidecar.
   * @default false
   */
  readonly mesh?: boolean;
  /**
   * Upper bounds of the namespace.
   * @default what the services need at their maxima, and a quarter more
   */
  readonly quota?: PerEnvironment<E, Quota>;
  /** Further labels. */
  readonly labels?: { readonly [label: string]: string };
  /** What the namespace is for, in a few words. */
  readonly purpose?: string;
}

/** Upper bounds of a namespace; what is not given is derived. */
export interface Quota {
  /** Sum of cpu requests and limits. */
  readonly cpu?: readonly [requests: string, limits: string];
  /** Sum of memory requests and limits. */
  readonly memory?: readonly [requests: string, limits: string];
  /** Number of pods. */
  readonly pods?: number;
  /** Number of volume claims. */
  readonly volumeClaims?: number;
  /** Number of Services of type LoadBalancer. */
  readonly loadBalancers?: number;
}
