import { plain } from '../../../../base/index.ts';
import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { selects } from '../../../selector.ts';
import { fieldsAt, textsAt } from '../../../value.ts';
import { prometheusSpecs } from '../specs.ts';

const kinds = {
  ServiceMonitor: 'serviceMonitorSelector',
  PodMonitor: 'podMonitorSelector',
  Probe: 'probeSelector',
  PrometheusRule: 'ruleSelector',
} as const;

/** Where every Prometheus of a cluster selects by labels, what none of them selects is read by nobody. */
export const rule: Rule = {
  id: 'unselected-monitor',
  title: 'A monitor that no Prometheus reads',
  severity: 'error',
  why: 'Prometheus reads only monitors and rules with the labels that it selects. The others have no effect, and nobody is told.',
  fix: 'Give it the labels, or let Prometheus select all.',
  *check(input) {
    const specs = prometheusSpecs(input).map(({ tree, path }) => fieldsAt(plain(tree), ...path));
    if (specs.length === 0) return;
    for (const [kind, field] of Object.entries(kinds)) {
      const selectors = specs.map((spec) => fieldsAt(spec, field));
      if (selectors.some((selector) => Object.keys(selector).length === 0)) continue;
      for (const object of input.cluster.ofKind(kind)) {
        const labels = textsAt(object.value, 'metadata', 'labels');
        if (selectors.some((selector) => selects(selector, labels))) continue;
        const wanted = selectors.map((selector) => labelText(fieldsAt(selector, 'matchLabels'))).join(' or ');
        yield {
          message: `${titleOf(object)} is read by no Prometheus, which selects ${wanted}`,
          places: [placeIn(object, ['metadata', 'labels'], `has not ${wanted}`)],
        };
      }
    }
  },
};
