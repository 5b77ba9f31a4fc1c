import type { DataPath } from '../../../../base/index.ts';
import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { labelledPools, poolsOf } from '../pools.ts';
import { type Scheduling, schedulingOf } from '../scheduling.ts';

export const rule: Rule = {
  id: 'unmatched-node-selector',
  title: 'Pods for nodes that no pool has',
  severity: 'error',
  why: 'The scheduler finds no node with these labels, and no autoscaler can make one: the pods stay pending.',
  fix: 'Ask for labels that the nodes of a pool carry, or give a pool these labels.',
  needs: 'platform',
  *check(input) {
    const pools = poolsOf(input);
    if (pools.length === 0) return;
    for (const workload of input.cluster.workloads) {
      const scheduling = schedulingOf(workload);
      if (labelledPools(pools, scheduling).length > 0) continue;
      const { text, path } = wish(pools, scheduling);
      const offers = pools.map(({ name, labels }) => `${name} has ${labelText(labels) || 'none'}`).join(', ');
      yield {
        message: `${titleOf(workload.object)} wants nodes with ${text}, but no pool carries that: ${offers}`,
        places: [placeIn(workload.object, path, `wants nodes with ${text}`)],
        definition: pools.map((pool) => ({
          path: [...pool.path, 'labels'],
          note: `nodes of the pool ${pool.name} carry ${labelText(pool.labels) || 'no labels'}`,
        })),
      };
    }
  },
};

/** What cannot be had: the selector if it fails alone, or else the affinity. */
function wish(
  pools: Parameters<typeof labelledPools>[0],
  scheduling: Scheduling,
): { readonly text: string; readonly path: DataPath } {
  const { selector, selectorPath, terms, termsPath } = scheduling;
  const isSelector = labelledPools(pools, { ...scheduling, terms: undefined }).length === 0;
  if (isSelector || terms === undefined) return { text: labelText(selector), path: selectorPath };
  const text = terms.map(termText).join(' or ');
  return {
    text: Object.keys(selector).length === 0 ? text : `${labelText(selector)} and ${text}`,
    path: termsPath,
  };
}

function termText(term: unknown): string {
  const parts = listAt(term, 'matchExpressions').map((expression) => {
    const values = listAt(expression, 'values').join(', ');
    const operator = textAt(expression, 'operator') ?? '';
    return `${textAt(expression, 'key')} ${operator}${values === '' ? '' : ` (${values})`}`;
  });
  return parts.join(' and ');
}
