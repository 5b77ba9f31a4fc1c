import { isObject } from '../../../../base/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt } from '../../../value.ts';
import { readsLogs } from '../node-folders.ts';

export const rule: Rule = {
  id: 'agent-off-tainted-nodes',
  title: 'An agent of logs that stays away from tainted nodes',
  severity: 'error',
  why: 'The agent does not run on nodes whose taint it does not tolerate: nothing that pods there write is ever collected.',
  fix: 'Let the agent tolerate every taint: tolerations: [{ operator: Exists }].',
  needs: 'platform',
  *check({ cluster, environment }) {
    for (const workload of cluster.workloads) {
      if (!readsLogs(workload)) continue;
      const tolerations = listAt(workload.pod, 'tolerations');
      for (const pool of environment.cluster.pools) {
        const kept = pool.taints.filter(
          (taint) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((one) => tolerates(one, taint)),
        );
        const [taint] = kept;
        if (taint === undefined) continue;
        const text = `${taint.key}=${taint.value}:${taint.effect}`;
        yield {
          message: `${titleOf(workload.object)} does not run on the pool ${pool.name}, whose taint ${text} it does not tolerate`,
          places: [
            placeIn(
              workload.object,
              [...(workload.podPath ?? []), 'tolerations'],
              tolerations.length === 0 ? 'the pods tolerate no taint' : 'the pods tolerate other taints',
            ),
          ],
          definition: [{ path: [...pool.path, 'taints'], note: `the pool ${pool.name} is tainted` }],
        };
      }
    }
  },
};

function tolerates(
  toleration: unknown,
  taint: { readonly key: string; readonly value: string; readonly effect: string },
): boolean {
  if (!isObject(toleration)) return false;
  const { key, operator, value, effect } = toleration;
  if (effect !== undefined && effect !== '' && effect !== taint.effect) return false;
  if (operator === 'Exists') return key === undefined || key === '' || key === taint.key;
  return key === taint.key && (value ?? '') === taint.value;
}
