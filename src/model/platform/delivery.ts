import type { DataPath } from '../../base/index.ts';
import type { Helm } from './helm.ts';

export type { Helm };

/** What the delivery of all environments has in common. */
export interface Delivery {
  /** Folder of the Git repository in which the output stands; '' is the repository itself. */
  readonly folder: string;
  /** The charts of the platform; undefined where none are written. */
  readonly helm: Helm | undefined;
  /** Whether Terraform installs the charts. */
  readonly terraform: boolean;
  /** The steps in which the platform is brought up, as they are planned. */
  readonly phases: readonly Phase[];
}

/** A step in which the platform is brought up. */
export interface Phase {
  readonly name: string;
  readonly when: string | undefined;
  readonly brings: readonly string[];
  readonly tasks: readonly string[];
  readonly path: DataPath;
}

/** Argo CD in the cluster of an environment. */
export interface GitOps {
  readonly tool: 'argocd';
  readonly namespace: string;
  /** Address of the Git repository. */
  readonly repository: string;
  /** Branch, tag or commit that the environment follows. */
  readonly revision: string;
  /** Pods of its server and of its repo server. */
  readonly replicas: number;
  readonly prune: boolean;
  readonly selfHeal: boolean;
  readonly windows: readonly SyncWindow[];
  readonly path: DataPath;
}

/** A time in which changes are allowed or denied. */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  readonly schedule: string;
  readonly duration: string;
  readonly timeZone: string;
  readonly path: DataPath;
}
