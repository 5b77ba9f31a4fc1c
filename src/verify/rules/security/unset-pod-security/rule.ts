import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textsAt } from '../../../value.ts';

const label = 'pod-security.kubernetes.io/enforce';

export const rule: Rule = {
  id: 'unset-pod-security',
  title: 'A namespace that takes every pod',
  severity: 'warning',
  why: 'Whoever may create pods there may create a privileged one, and with it owns the node and all that runs on it.',
  fix: `Label the namespace with ${label}: restricted, or the level that its pods need.`,
  *check({ cluster }) {
    for (const namespace of cluster.ofKind('Namespace')) {
      if (textsAt(namespace.value, 'metadata', 'labels')[label] !== undefined) continue;
      const count = cluster.workloads.filter((workload) => workload.namespace === namespace.name).length;
      if (count === 0) continue;
      yield {
        message: `${titleOf(namespace)} has workloads and enforces no Pod Security level`,
        places: [placeIn(namespace, ['metadata', 'name'], `has no label ${label}`)],
      };
    }
  },
};
