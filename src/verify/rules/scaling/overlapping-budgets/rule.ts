import type { Workload } from '../../../../facts/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { type Budget, budgetsOf } from '../budget.ts';

export const rule: Rule = {
  id: 'overlapping-budgets',
  title: 'Two PodDisruptionBudgets for the same pods',
  severity: 'error',
  why: 'The API server refuses to evict a pod that several budgets select, so that its node can never be drained.',
  fix: 'Remove one of the budgets, or give them selectors that share no pod.',
  *check({ cluster }) {
    const first = new Map<Workload, Budget>();
    const seen = new Set<string>();
    for (const budget of budgetsOf(cluster)) {
      for (const workload of budget.workloads) {
        const other = first.get(workload);
        if (other === undefined) {
          first.set(workload, budget);
          continue;
        }
        // The same budget in the folders of two environments.
        if (other.object.name === budget.object.name) continue;
        const pair = [other.object.namespace, other.object.name, budget.object.name].join(' ');
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield {
          message: `${titleOf(budget.object)} selects pods of ${titleOf(workload.object)}, which ${titleOf(other.object)} selects too`,
          places: [
            placeIn(budget.object, ['spec', 'selector'], `selects the pods of ${titleOf(workload.object)}`),
            placeIn(other.object, ['spec', 'selector'], 'selects them too'),
            placeIn(workload.object, ['metadata', 'name'], 'whose pods both select'),
          ],
        };
      }
    }
  },
};
