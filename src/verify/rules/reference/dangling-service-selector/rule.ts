import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textAt } from '../../../value.ts';
import { pointToLikelyPods, selectsNothing } from '../pods.ts';

export const rule: Rule = {
  id: 'dangling-service-selector',
  title: 'A Service that selects no pod',
  severity: 'error',
  why: 'The Service has no endpoints, so that every connection to it is refused.',
  fix: 'Give the Service the labels of the pods it stands for, or remove it.',
  *check(input) {
    for (const service of input.cluster.ofKind('Service')) {
      const matchLabels = fieldsAt(service.value, 'spec', 'selector');
      if (service.apiVersion !== 'v1' || Object.keys(matchLabels).length === 0) continue;
      if (textAt(service.value, 'spec', 'type') === 'ExternalName') continue;
      if (!selectsNothing(input, service.namespace, { matchLabels })) continue;
      const labels = labelText(matchLabels);
      yield {
        message: `${titleOf(service)} selects ${labels}, which no pod of its namespace carries`,
        places: [
          placeIn(service, ['spec', 'selector'], `selects ${labels}`),
          ...pointToLikelyPods(input, service, { matchLabels }),
        ],
      };
    }
  },
};
