import { counted, placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import type { Rule } from '../../../rule.ts';
import { budgetsOf } from '../budget.ts';

/** Share of the pods that may go at once before a budget protects little. */
const half = 0.5;

export const rule: Rule = {
  id: 'fixed-budget-under-autoscaler',
  title: 'A PodDisruptionBudget that does not grow with an autoscaled workload',
  severity: 'warning',
  why: 'The more pods there are, the larger the share that may be evicted at once: under load, a drain takes most of them away.',
  fix: "Bound the share instead: maxUnavailable: '25%'.",
  *check({ cluster }) {
    for (const { object, field, bound, path, workloads } of budgetsOf(cluster)) {
      if (field !== 'minAvailable' || typeof bound !== 'number') continue;
      const counts = workloads.flatMap((workload) => podCountOf(cluster, workload) ?? []);
      if (counts.length < workloads.length || counts.every(({ least, most }) => least === most)) continue;
      const most = counts.reduce((sum, count) => sum + count.most, 0);
      const gone = most - bound;
      if (gone <= most * half) continue;
      yield {
        message: `${titleOf(object)} keeps ${counted(bound, 'pod')}, so that ${gone} of ${most} may be evicted at once`,
        places: [
          placeIn(object, path, `keeps ${counted(bound, 'pod')}, however many there are`),
          ...counts.map((count) =>
            placeIn(count.object, count.mostPath, `up to ${counted(count.most, 'pod')}`),
          ),
        ],
      };
    }
  },
};
