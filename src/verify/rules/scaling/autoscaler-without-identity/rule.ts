import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { clusterAutoscalersOf } from '../cluster-autoscaler.ts';

export const rule: Rule = {
  id: 'autoscaler-without-identity',
  title: 'A cluster autoscaler that runs as nobody',
  severity: 'error',
  why: 'The default account may neither list nodes nor ask the cloud for more: the autoscaler restarts for ever, and no node is added.',
  fix: 'Give it a ServiceAccount with its ClusterRole, bound to a role of the cloud that may change its auto scaling groups.',
  *check({ cluster }) {
    for (const [{ object, pod, podPath = [] }] of clusterAutoscalersOf(cluster)) {
      const account = textAt(pod, 'serviceAccountName') ?? textAt(pod, 'serviceAccount');
      if (account !== undefined && account !== 'default') continue;
      yield {
        message: `${titleOf(object)} has no ServiceAccount, and thereby no right to list nodes or to add any`,
        places: [
          placeIn(
            object,
            account === undefined ? podPath : [...podPath, 'serviceAccountName'],
            'runs as the default account',
          ),
        ],
      };
    }
  },
};
