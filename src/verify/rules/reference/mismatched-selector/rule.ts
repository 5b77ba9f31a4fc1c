import { isObject } from '../../../../base/index.ts';
import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { selects } from '../../../selector.ts';
import { fieldsAt, textsAt } from '../../../value.ts';

/** A Job's selector is made by its controller, so it is not among them. */
const KINDS = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'Rollout', 'StatefulSet']);

export const rule: Rule = {
  id: 'mismatched-selector',
  title: 'A workload that does not select its own pods',
  severity: 'error',
  why: 'The API server refuses the workload, so that it never runs.',
  fix: 'Give the pod template every label that the selector asks for.',
  *check({ cluster }) {
    for (const { object, podPath } of cluster.workloads) {
      if (podPath === undefined || !KINDS.has(object.kind)) continue;
      const { selector, template } = fieldsAt(object.value, 'spec');
      if (!isObject(selector) || !isObject(template)) continue;
      const labels = textsAt(template, 'metadata', 'labels');
      if (selects(selector, labels)) continue;
      const wanted = labelText(fieldsAt(selector, 'matchLabels'));
      const carried = labelText(labels);
      yield {
        message: `${titleOf(object)} selects pods that its own template does not make`,
        places: [
          placeIn(
            object,
            [...podPath.slice(0, -1), 'metadata', 'labels'],
            `the pods carry ${carried || 'no labels'}`,
          ),
          placeIn(object, ['spec', 'selector'], `selects ${wanted || 'by expressions'}`),
        ],
      };
    }
  },
};
