import type { Workload } from '../../../../facts/index.ts';
import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { selects } from '../../../selector.ts';
import { fieldsAt } from '../../../value.ts';

const kinds = ['Deployment', 'Rollout', 'StatefulSet', 'ReplicaSet'];

export const rule: Rule = {
  id: 'shared-track-selector',
  title: 'Two versions whose pods one selector takes',
  severity: 'error',
  why: 'Autoscalers and budgets count by that selector: the load of one version moves the number of the other, and a release of one may be stopped by the other.',
  fix: 'Add the label that tells the versions apart, such as version, to the selector and the pods of each.',
  *check({ cluster }) {
    const running = cluster.workloads.filter(({ object }) => kinds.includes(object.kind));
    for (const workload of running) {
      const selector = fieldsAt(workload.object.value, 'spec', 'selector');
      const labels = fieldsAt(selector, 'matchLabels');
      if (Object.keys(labels).length === 0) continue;
      const other = running.find((one) => isTaken(workload, selector, one));
      if (other === undefined) continue;
      yield {
        message: `the selector of ${titleOf(workload.object)}, ${labelText(labels)}, takes the pods of ${titleOf(other.object)} too`,
        places: [
          placeIn(workload.object, ['spec', 'selector', 'matchLabels'], `takes ${labelText(labels)}`),
          placeIn(
            other.object,
            [...(other.podPath ?? []).slice(0, -1), 'metadata', 'labels'],
            `its pods carry ${labelText(other.labels)}`,
          ),
        ],
      };
    }
  },
};

function isTaken(owner: Workload, selector: ReturnType<typeof fieldsAt>, other: Workload): boolean {
  return other !== owner && other.namespace === owner.namespace && selects(selector, other.labels);
}
