import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { pointToLikelyPods, selectsNothing } from '../pods.ts';

export const rule: Rule = {
  id: 'dangling-disruption-budget',
  title: 'A PodDisruptionBudget that selects no pod',
  severity: 'error',
  why: 'The budget protects nothing: draining nodes may take all pods of the workload at once.',
  fix: 'Give the budget the labels of the pods it is to protect, or remove it.',
  *check(input) {
    for (const budget of input.cluster.ofKind('PodDisruptionBudget')) {
      const selector = fieldsAt(budget.value, 'spec', 'selector');
      const absent = fieldsAt(budget.value, 'spec').selector === undefined;
      if (!absent && !selectsNothing(input, budget.namespace, selector)) continue;
      yield {
        message: absent
          ? `${titleOf(budget)} has no selector and so protects no pod`
          : `${titleOf(budget)} selects labels that no pod of its namespace carries`,
        places: [
          placeIn(budget, ['spec', 'selector'], absent ? 'without a selector' : 'selects no pod'),
          ...pointToLikelyPods(input, budget, selector),
        ],
      };
    }
  },
};
