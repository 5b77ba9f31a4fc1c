import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject, Workload } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';
import { selectedBy } from '../../selector.ts';
import { fieldsAt } from '../../value.ts';

/** A PodDisruptionBudget and what it protects. */
export interface Budget {
  readonly object: KubernetesObject;
  readonly field: 'minAvailable' | 'maxUnavailable';
  readonly bound: number | string;
  readonly path: DataPath;
  readonly workloads: readonly Workload[];
}

/** Kinds whose pods are not evicted when a node is drained, or have no count that a budget could hold against. */
const APART = new Set(['CronJob', 'DaemonSet', 'Job', 'Pod']);

/** The budgets of a cluster that select pods and state a bound. */
export const budgetsOf: (cluster: Cluster) => readonly Budget[] = oncePer((cluster) =>
  cluster.ofKind('PodDisruptionBudget').flatMap((object) => {
    const spec = fieldsAt(object.value, 'spec');
    const field = spec.minAvailable === undefined ? 'maxUnavailable' : 'minAvailable';
    const bound = spec[field];
    if (spec.selector === undefined || (typeof bound !== 'number' && typeof bound !== 'string')) return [];
    const workloads = selectedBy(cluster, object.namespace, fieldsAt(spec, 'selector')).filter(
      (workload) => !APART.has(workload.object.kind),
    );
    return workloads.length === 0 ? [] : [{ object, field, bound, path: ['spec', field], workloads }];
  }),
);

/**
 * How many of so many healthy pods may be evicted. Percentages are rounded up on both sides, as the
 * disruption controller does; undefined when the bound is no number.
 */
export function evictable(
  { field, bound }: Pick<Budget, 'field' | 'bound'>,
  pods: number,
): number | undefined {
  const match = typeof bound === 'string' ? /^(\d+)%$/.exec(bound) : null;
  if (typeof bound === 'string' && match === null) return undefined;
  const count = typeof bound === 'number' ? bound : Math.ceil((Number(match?.[1]) * pods) / 100);
  return field === 'minAvailable' ? Math.max(0, pods - count) : Math.min(pods, count);
}
