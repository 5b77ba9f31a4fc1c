import { type Diagnostic, nearest } from '../../../../base/index.ts';
import type { Helm } from '../../../../model/index.ts';
import type { Unit } from '../../../objects/unit.ts';
import type { Chart } from './chart.ts';

/** What the definition says of charts that only shows when the charts are there. */
export function faultsOf(
  helm: Helm,
  charts: readonly Chart[],
  units: readonly Unit[],
): readonly Diagnostic[] {
  const given = charts.map(({ given: name }) => name);
  const unknown = Object.keys(helm.names).flatMap((name): readonly Diagnostic[] => {
    if (given.includes(name)) return [];
    const meant = nearest(name, given);
    return [
      {
        path: [...helm.path, 'names', name],
        atKey: true,
        reason: `the platform has no chart '${name}'`,
        fix: meant === undefined ? `There are: ${given.join(', ')}.` : `Did you mean '${meant}'?`,
      },
    ];
  });
  const twice = Object.entries(helm.names).flatMap(([name, chosen]): readonly Diagnostic[] => {
    const others = charts.filter(
      (chart) => chart.given !== name && (helm.names[chart.given] ?? chart.given) === chosen,
    );
    if (others.length === 0) return [];
    const reason = `two charts would be named '${chosen}'`;
    return [{ path: [...helm.path, 'names', name], reason, fix: 'Choose another name.' }];
  });
  return [...unknown, ...twice, ...madeByItself(helm, units)];
}

/** The records of a release cannot lie in a namespace that only the release makes. */
function madeByItself(helm: Helm, units: readonly Unit[]): readonly Diagnostic[] {
  const made = units
    .flatMap(({ parts }) => [...parts.values()])
    .flatMap(({ objects }) => objects)
    .filter(({ value }) => value.kind === 'Namespace')
    .map(({ value }) => (value.metadata as { readonly name?: unknown }).name);
  if (!made.includes(helm.namespace)) return [];
  return [
    {
      path: [...helm.path, 'namespace'],
      reason: `the chart makes the namespace '${helm.namespace}' itself, so the records of its release cannot lie there`,
      fix: 'Name one that the platform does not have.',
    },
  ];
}
