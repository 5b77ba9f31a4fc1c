import type { DataPath } from '../base/index.ts';
import type { Cluster, KubernetesObject, Workload } from '../facts/index.ts';
import { autoscalerOf } from './autoscaler.ts';

/** How many pods a workload may have, and where that is said. */
export interface PodCount {
  readonly least: number;
  readonly most: number;
  /** The autoscaler, or else the workload itself. */
  readonly object: KubernetesObject;
  readonly leastPath: DataPath;
  readonly mostPath: DataPath;
}

/**
 * The number of a workload's pods; undefined where the nodes decide it (DaemonSets) or an autoscaler
 * without a maximum.
 */
export function podCountOf(cluster: Cluster, { object, podPath, replicas }: Workload): PodCount | undefined {
  if (object.kind === 'DaemonSet') return undefined;
  const autoscaler = autoscalerOf(cluster, object);
  if (autoscaler === undefined) {
    const count = replicas ?? 1;
    const path = podPath === undefined ? ['spec'] : ['spec', 'replicas'];
    return { least: count, most: count, object, leastPath: path, mostPath: path };
  }
  const { minimum, maximum, minimumPath, maximumPath } = autoscaler;
  if (maximum === undefined) return undefined;
  return {
    least: minimum,
    most: Math.max(minimum, maximum),
    object: autoscaler.object,
    leastPath: minimumPath,
    mostPath: maximumPath,
  };
}
