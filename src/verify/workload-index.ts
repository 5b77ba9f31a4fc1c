import type { Cluster, KubernetesObject, Workload } from '../facts/index.ts';
import { oncePer } from './once-per.ts';

/** The workload that an object is, or undefined. */
export function workloadOf(cluster: Cluster, object: KubernetesObject | undefined): Workload | undefined {
  return object === undefined ? undefined : byObject(cluster).get(object);
}

const byObject = oncePer(
  ({ workloads }: Cluster) => new Map(workloads.map((workload) => [workload.object, workload])),
);
