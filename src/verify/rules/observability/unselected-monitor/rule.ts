import { plain, positionAt } from '../../../../base/index.ts';
import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
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
    yield* ofChart(input);
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

/** Labels of the monitors that the chart brings itself. Source: _helpers.tpl of kube-prometheus-stack 79, 2025-11. */
const ofOwn =
  /^(?:app|chart|release|heritage|app\.kubernetes\.io\/(?:managed-by|instance|version|part-of)|helm\.sh\/chart)$/;

/** Values that make Prometheus select labels which the monitors of its own chart do not carry. */
function* ofChart({ cluster }: RuleInput): Iterable<Report> {
  for (const installed of cluster.software) {
    if (installed.software !== 'kube-prometheus-stack') continue;
    const common = installed.values.flatMap((tree) => Object.keys(fieldsAt(plain(tree), 'commonLabels')));
    for (const tree of installed.values) {
      const path = ['prometheus', 'prometheusSpec', 'serviceMonitorSelector', 'matchLabels'];
      const wanted = textsAt(plain(tree), ...path);
      const foreign = Object.keys(wanted).filter((label) => !ofOwn.test(label) && !common.includes(label));
      if (foreign.length === 0) continue;
      const text = labelText(wanted);
      yield {
        message: `Prometheus selects ${text}, which the monitors of the chart for nodes, kubelets and objects do not carry`,
        places: [{ at: positionAt(tree, path), note: `they carry release=${installed.name}` }],
        fix: `Select release=${installed.name}, or everything (serviceMonitorSelectorNilUsesHelmValues: false).`,
      };
    }
  }
}
