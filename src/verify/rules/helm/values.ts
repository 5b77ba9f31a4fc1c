import { descend, type MapTree, type Tree } from '../../../base/index.ts';
import type { HelmChart } from '../../../facts/index.ts';

/** The text at a path of a tree. */
export function textOf(tree: Tree | undefined, ...path: readonly string[]): string | undefined {
  const found = tree === undefined ? undefined : descend(tree, path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

/** The charts that a chart says it needs. */
export function dependenciesOf({ metadata }: HelmChart): readonly MapTree[] {
  const list = descend(metadata, ['dependencies']);
  return list?.kind === 'list' ? list.items.filter((item): item is MapTree => item.kind === 'map') : [];
}

/** The name under which a chart hands values to one that it needs. */
export function sectionOf(dependency: MapTree): string | undefined {
  return textOf(dependency, 'alias') ?? textOf(dependency, 'name');
}

/** Whether a value stands in a tree, also as nothing. */
export function isSaid(tree: Tree | undefined, path: readonly string[]): boolean {
  return tree !== undefined && descend(tree, path) !== undefined;
}

/** Whether a chart's templates can be judged by its own files: it takes none from a chart that is not here. */
export function isWhole(chart: HelmChart, charts: readonly HelmChart[]): boolean {
  if (textOf(chart.metadata, 'type') === 'library' || chart.templates.length === 0) return false;
  return dependenciesOf(chart).every((dependency) =>
    charts.some(({ name }) => name === textOf(dependency, 'name')),
  );
}
