import type { DataPath, Tree } from '../../../base/index.ts';
import { plain } from '../../../base/index.ts';
import type { RuleInput } from '../../rule.ts';
import { fieldsAt } from '../../value.ts';

/** Where something says how a Prometheus is to be: the spec of an object, or that in values of the chart. */
export interface PrometheusSpec {
  readonly tree: Tree;
  readonly path: DataPath;
}

const inValues: DataPath = ['prometheus', 'prometheusSpec'];

/** All specs of Prometheus of a cluster. Of values that are laid over each other, the last that says something counts. */
export function prometheusSpecs({ cluster }: RuleInput): readonly PrometheusSpec[] {
  const objects = cluster
    .ofKind('Prometheus')
    .filter(({ apiVersion }) => apiVersion.startsWith('monitoring.coreos.com/'))
    .map(({ tree }) => ({ tree, path: ['spec'] }));
  const values = cluster.software
    .filter(({ software }) => software === 'kube-prometheus-stack')
    .flatMap((installed) => {
      const saying = installed.values.filter(
        (tree) => Object.keys(fieldsAt(plain(tree), ...inValues)).length > 0,
      );
      // Laid over each other they are one spec; what only one file says can be judged by itself.
      return saying.length === 1 ? saying.map((tree) => ({ tree, path: inValues })) : [];
    });
  return [...objects, ...values];
}
