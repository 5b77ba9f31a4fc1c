import type { Cluster } from '../../../../facts/index.ts';
import { counted, listed, placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import type { Report, Rule } from '../../../rule.ts';
import { type Budget, budgetsOf, evictable } from '../budget.ts';

/** More pods than any budget counts: what lets none of them go lets none go ever. */
const MANY = 100_000;

export const rule: Rule = {
  id: 'drain-blocking-budget',
  title: 'A PodDisruptionBudget that never lets a pod go',
  severity: 'error',
  why: 'Every eviction is refused: a drained node never empties, so that upgrades and scale-downs of nodes hang.',
  fix: 'Let at least one pod go: raise the number of pods, lower minAvailable, or write maxUnavailable: 1.',
  *check({ cluster }) {
    for (const budget of budgetsOf(cluster)) {
      if (evictable(budget, MANY) === 0 && typeof budget.bound === 'string') yield reportOf(budget);
      else if (budget.field === 'maxUnavailable' && budget.bound === 0) yield reportOf(budget);
      else yield* reportOfCount(cluster, budget);
    }
  },
};

/** The bound keeps all pods, however many there are. */
function reportOf({ object, path, field, bound, workloads }: Budget): Report {
  return {
    message: `${titleOf(object)} never lets a pod go, as ${field} is ${bound}`,
    places: [
      placeIn(object, path, `${field} is ${bound}`),
      ...workloads.map((workload) => placeIn(workload.object, ['metadata', 'name'], 'whose pods it keeps')),
    ],
  };
}

/** The bound keeps all pods when there are as few as there may be; not judged where the files do not count them. */
function* reportOfCount(cluster: Cluster, budget: Budget): Iterable<Report> {
  const { object, path, field, bound, workloads } = budget;
  const counts = workloads.flatMap((workload) => podCountOf(cluster, workload) ?? []);
  if (counts.length < workloads.length) return;
  const pods = counts.reduce((sum, { least }) => sum + least, 0);
  // What is scaled to nothing has no pod to evict; as soon as there is work, there is one.
  const running = pods === 0 && counts.some(({ most }) => most > 0) ? 1 : pods;
  if (running === 0 || evictable(budget, running) !== 0) return;
  const names = listed(workloads.map((workload) => titleOf(workload.object)));
  yield {
    message: `${titleOf(object)} lets no pod go when ${names} ${workloads.length === 1 ? 'has' : 'have'} only ${counted(running, 'pod')}, as ${field} is ${bound}`,
    places: [
      placeIn(object, path, `${field} is ${bound}`),
      ...counts.map((count) =>
        placeIn(count.object, count.leastPath, `as few as ${counted(count.least, 'pod')}`),
      ),
    ],
  };
}
