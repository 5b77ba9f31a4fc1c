import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject, Workload } from '../../../facts/index.ts';
import { type Bounds, defaultsIn, plus, podBounds, statedBounds } from '../../amounts.ts';
import { podCountOf } from '../../pod-count.ts';
import { sidecarBounds } from '../../sidecar.ts';
import { fieldsAt } from '../../value.ts';

/** What the pods of a workload use up when there are as many as there may be. */
export interface Demand {
  readonly workload: Workload;
  readonly pods: number;
  /** Of one pod, with the sidecar that is injected. */
  readonly bounds: Bounds;
  /** Where the number of pods is said. */
  readonly object: KubernetesObject;
  readonly path: DataPath;
}

/**
 * The demands of a namespace. Surplus pods of a rolling update are left out, DaemonSets count one pod, as
 * the number of nodes is not in these files, and CronJobs count one run.
 */
export function demandsIn(cluster: Cluster, namespace: string | undefined): readonly Demand[] {
  const defaults = defaultsIn(cluster, namespace);
  const demands = new Map<string, Demand>();
  for (const workload of cluster.selected(namespace, {})) {
    const { object } = workload;
    const count = podCountOf(cluster, workload);
    const place =
      count === undefined ? { object, path: ['spec'] } : { object: count.object, path: count.mostPath };
    const bounds = boundsOfPod(cluster, workload, defaults);
    // Folders of several environments may bring the same workload: one of them is in the namespace.
    demands.set(`${object.kind}/${object.name}`, { workload, pods: count?.most ?? 1, bounds, ...place });
  }
  return [...demands.values()];
}

function boundsOfPod(cluster: Cluster, workload: Workload, defaults: Bounds): Bounds {
  // Operators give their pods the resources that their object states.
  if (workload.podPath === undefined) return statedBounds(fieldsAt(workload.object.value, 'spec'));
  const { requests, limits } = podBounds(workload, defaults);
  const sidecar = sidecarBounds(cluster, workload);
  if (sidecar === undefined) return { requests, limits };
  return { requests: plus(requests, sidecar.requests), limits: plus(limits, sidecar.limits) };
}
