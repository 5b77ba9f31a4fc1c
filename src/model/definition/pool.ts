import type { NumberOrRange, PerEnvironment } from './value.ts';

/** Nodes of one kind: what machines, how many, and for whom. */
export interface Pool<E extends string> {
  /**
   * Machine type of the chosen cloud. Several types make a spot pool less likely to run dry at once;
   * an object names the types for each cloud.
   */
  readonly instance: PerEnvironment<E, string | readonly string[] | InstanceByCloud>;
  /**
   * Number of nodes: fixed, or from minimum to maximum. Environments that are not named have no such pool.
   * With `desired` the pool starts at that number.
   */
  readonly nodes: PerEnvironment<E, NumberOrRange | NodeRange>;
  /**
   * Spot machines are cheap and may be taken away at two minutes' notice.
   * @default 'on-demand'
   */
  readonly capacity?: 'on-demand' | 'spot';
  /** Taints in the form `key=value:Effect`; only services that name this pool tolerate them. */
  readonly taints?: readonly string[];
  /**
   * Labels of the nodes; services that name this pool are placed by them.
   * @default { pool: <name of the pool> }
   */
  readonly labels?: { readonly [label: string]: PerEnvironment<E, string> };
  /**
   * Who moves the number of nodes inside its bounds: an autoscaler, or people.
   * @default 'automatic'
   */
  readonly scaling?: 'automatic' | 'manual';
  /**
   * Number of zones that the nodes spread over.
   * @default all zones of the cloud
   */
  readonly zones?: number;
  /**
   * Disk of a node.
   * @default '50Gi'
   */
  readonly volume?: string;
  /**
   * Whether people may log in to nodes by ssh.
   * @default false
   */
  readonly ssh?: boolean;
  /** What the pool is for, in a few words. */
  readonly purpose?: string;
}

/** Machine type for each cloud that the platform may run on. */
export interface InstanceByCloud {
  /** Machine type of Amazon Web Services: 't3.large'. */
  readonly aws?: string | readonly string[];
  /** Machine type of Microsoft Azure: 'Standard_D2s_v5'. */
  readonly azure?: string | readonly string[];
  /** Machine type of Google Cloud: 'e2-standard-2'. */
  readonly gcp?: string | readonly string[];
}

/** Bounds of the number of nodes. */
export interface NodeRange {
  /** Fewest nodes. */
  readonly minimum: number;
  /**
   * Nodes at the start.
   * @default the minimum
   */
  readonly desired?: number;
  /** Most nodes. */
  readonly maximum: number;
}
