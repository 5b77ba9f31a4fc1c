import type { PerEnvironment } from './value.ts';

/** Nodes of one kind: what machines, how many, and for whom. */
export interface Pool<E extends string> {
  /**
   * Machine type of the chosen cloud. Several types make a spot pool less likely to run dry at once;
   * an object names the type for each cloud.
   */
  readonly instance:
    | string
    | readonly string[]
    | { readonly aws?: string; readonly azure?: string; readonly gcp?: string };
  /**
   * Number of nodes: fixed, or from minimum to maximum. Environments that are not named have no such pool.
   * With `desired` the pool starts at that number.
   */
  readonly nodes: PerEnvironment<
    E,
    | number
    | readonly [minimum: number, maximum: number]
    | { readonly minimum: number; readonly desired?: number; readonly maximum: number }
  >;
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
  readonly labels?: { readonly [label: string]: string };
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
