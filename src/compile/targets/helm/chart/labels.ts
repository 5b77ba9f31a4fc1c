import { isObject, type JsonObject, valueAt } from '../../../../base/index.ts';
import type { Labels } from '../lift/context.ts';
import type { Subject } from '../lift/subject.ts';
import type { Chart } from './chart.ts';

/** Fewer labels than this are no worth a named template. */
const fewest = 2;

/** The labels that all objects of a chart carry, and those that select the pods of its main workload. */
export function labelsOf(chart: Chart, main: Subject | undefined): Labels {
  const all = chart.folders.flatMap(({ objects, configs }) => [
    ...objects.flatMap(({ variants }) =>
      [...variants.values()].map(({ value }) => valueAt(value, ['metadata', 'labels'])),
    ),
    ...configs.flatMap((variants) => [...variants.values()].map(({ labels }) => labels)),
  ]);
  const maps = all.map((labels) => (isObject(labels) ? (labels as JsonObject) : {}));
  const shared = Object.entries(maps[0] ?? {}).filter(
    ([key, value]) => typeof value === 'string' && maps.every((map) => map[key] === value),
  );
  const common = Object.fromEntries(shared) as Record<string, string>;
  if (shared.length < fewest) return { common: {}, selector: undefined };
  const selectors = [...(main?.variants.values() ?? [])].map(({ value }) =>
    valueAt(value, ['spec', 'selector', 'matchLabels']),
  );
  const [selector] = selectors;
  const isPart =
    isObject(selector) &&
    Object.keys(selector).length > 0 &&
    Object.entries(selector).every(([key, value]) => common[key] === value) &&
    selectors.every((other) => JSON.stringify(other) === JSON.stringify(selector));
  return { common, selector: isPart ? (selector as Record<string, string>) : undefined };
}
