import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';
import { listAt } from '../../value.ts';

/** One rule of a Role or ClusterRole. */
export interface RoleRule {
  readonly role: KubernetesObject;
  readonly value: unknown;
  /** Inside the role. */
  readonly path: DataPath;
}

/** All rules of the roles that a cluster's files bring; roles that gather others have none of their own. */
export const roleRules: (cluster: Cluster) => readonly RoleRule[] = oncePer((cluster) =>
  ['Role', 'ClusterRole'].flatMap((kind) =>
    cluster
      .ofKind(kind)
      .flatMap((role) =>
        listAt(role.value, 'rules').map((value, index) => ({ role, value, path: ['rules', index] })),
      ),
  ),
);
