import type { Helm } from './helm.ts';
import type { PerEnvironment } from './value.ts';

/** How the files get into the clusters, and in which order. */
export interface Delivery<E extends string> {
  /** Address of the Git repository that holds these files: 'https://github.com/shop/platform.git'. */
  readonly repository?: string;
  /**
   * Folder of that repository in which the output stands.
   * @default the repository itself
   */
  readonly path?: string;
  /** Who keeps the clusters as the repository says; 'argocd' is Argo CD with its defaults. */
  readonly gitops?: 'argocd' | ArgoCd<E>;
  /**
   * Whether the platform is written as Helm charts too, and how.
   * @default false
   */
  readonly helm?: boolean | Helm;
  /**
   * Whether Terraform installs the charts and owns what is in the clusters; then nobody else may.
   * @default false
   */
  readonly terraform?: boolean;
  /** The steps in which the platform is brought up; checked against what needs what. */
  readonly phases?: readonly Phase[];
}

/** Argo CD, one in each cluster, which keeps that cluster as the repository says. */
export interface ArgoCd<E extends string> {
  /** Who does it. */
  readonly tool: 'argocd';
  /**
   * Namespace in which it runs.
   * @default 'argocd'
   */
  readonly namespace?: string;
  /**
   * Branch, tag or commit that each environment follows.
   * @default 'main'
   */
  readonly revision?: PerEnvironment<E, string>;
  /**
   * Pods of the API server and of the server that renders manifests.
   * @default 2
   */
  readonly replicas?: PerEnvironment<E, number>;
  /**
   * Whether what disappears from the repository disappears from the cluster; what holds data never does by itself.
   * @default true
   */
  readonly prune?: PerEnvironment<E, boolean>;
  /**
   * Whether changes by hand are undone.
   * @default true
   */
  readonly selfHeal?: PerEnvironment<E, boolean>;
  /** Times in which it may change a cluster by itself, or may not. */
  readonly windows?: readonly SyncWindow<E>[];
}

/** A time that comes again and again, in which changes are allowed or denied. */
export interface SyncWindow<E extends string> {
  /** Whether changes are allowed only then, or denied then. */
  readonly kind: 'allow' | 'deny';
  /** When it begins, as a cron expression: '0 22 * * 5'. */
  readonly schedule: string;
  /** How long it lasts: '60h'. */
  readonly duration: string;
  /**
   * Time zone of the schedule: 'Europe/Berlin'.
   * @default 'UTC'
   */
  readonly timeZone?: string;
  /**
   * Environments for which it holds.
   * @default all
   */
  readonly environments?: readonly E[];
}

/** A step in which the platform is brought up. */
export interface Phase {
  /** What the step is called: 'Phase 1', 'Foundation'. */
  readonly name: string;
  /** When it is planned: 'weeks 1-2'. */
  readonly when?: string;
  /**
   * What it installs: components, stores and services by name, or all that no phase names: 'components', 'stores',
   * 'services', 'namespaces', 'cluster'. Whatever is left comes with the first phase that needs it.
   */
  readonly brings?: readonly string[];
  /** What people do besides. */
  readonly tasks?: readonly string[];
}
