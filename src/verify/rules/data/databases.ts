import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';

/** The PostgreSQL clusters of CloudNativePG. */
export function postgresClustersOf(cluster: Cluster): readonly KubernetesObject[] {
  return cluster.ofKind('Cluster').filter(({ apiVersion }) => groupOf(apiVersion) === 'postgresql.cnpg.io');
}
