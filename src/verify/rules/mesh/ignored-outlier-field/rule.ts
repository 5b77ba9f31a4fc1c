import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { policiesOf } from '../policies.ts';
import { destinationRulesOf } from '../routes.ts';

export const rule: Rule = {
  id: 'ignored-outlier-field',
  title: 'An outlier detection by a field that Istio ignores',
  severity: 'warning',
  why: "Istio reads consecutive5xxErrors and consecutiveGatewayErrors alone: pods are taken out after Envoy's own five errors, whatever consecutiveErrors says.",
  fix: 'Write consecutive5xxErrors.',
  *check(input) {
    for (const object of destinationRulesOf(networkOf(input))) {
      if (!input.cluster.objects.includes(object)) continue;
      for (const { path, value } of policiesOf(object)) {
        const outliers = fieldsAt(value, 'outlierDetection');
        if (outliers.consecutiveErrors === undefined) continue;
        yield {
          message: `${titleOf(object)} counts ${String(outliers.consecutiveErrors)} errors by consecutiveErrors, which Istio ignores`,
          places: [placeIn(object, [...path, 'outlierDetection', 'consecutiveErrors'], 'is not read')],
        };
      }
    }
  },
};
