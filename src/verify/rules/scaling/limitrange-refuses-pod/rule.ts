import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt } from '../../../value.ts';
import { refusalsOf, subjectsOf } from '../limit-range.ts';

export const rule: Rule = {
  id: 'limitrange-refuses-pod',
  title: 'A pod that the LimitRange of its namespace refuses',
  severity: 'error',
  why: 'The API server refuses every such pod: the workload exists, but none of its pods is ever created.',
  fix: 'Bring requests and limits inside the bounds of the LimitRange, or widen the LimitRange.',
  *check({ cluster }) {
    for (const range of cluster.ofKind('LimitRange')) {
      const items = listAt(range.value, 'spec', 'limits');
      for (const workload of cluster.selected(range.namespace, {})) {
        if (workload.podPath === undefined) continue;
        for (const subject of subjectsOf(cluster, workload)) {
          for (const [index, item] of items.entries()) {
            for (const { text, path, bound } of refusalsOf(subject, item)) {
              yield {
                message: `${subject.name} of ${titleOf(workload.object)} ${text} of ${titleOf(range)}`,
                places: [
                  placeIn(workload.object, [...subject.path, ...path], `${subject.name} ${text}`),
                  placeIn(range, ['spec', 'limits', index, ...bound], 'the bound'),
                ],
              };
            }
          }
        }
      }
    }
  },
};
