import { positionOf, type Tree } from '../../../../base/index.ts';
import type { HelmChart } from '../../../../facts/index.ts';
import type { Rule } from '../../../rule.ts';
import { dependenciesOf, isWhole, sectionOf, textOf } from '../values.ts';

export const rule: Rule = {
  id: 'unused-chart-value',
  title: 'A value of a chart that no template reads',
  severity: 'warning',
  needs: 'repository',
  why: 'Whoever sets it believes to have changed something, and the cluster stays as it was.',
  fix: 'Remove it, or let the template that it was meant for read it.',
  *check({ facts }) {
    for (const chart of facts.charts) {
      const { values } = chart;
      if (values?.kind !== 'map' || chart.readsAll || !isWhole(chart, facts.charts)) continue;
      const read = readPaths(chart, facts.charts);
      for (const [path, at] of unread(values, [], read)) {
        yield {
          message: `no template of the chart ${chart.name} reads .Values.${path.join('.')}`,
          places: [{ at, note: `.Values.${path.join('.')}` }],
        };
      }
    }
  },
};

/** What templates read, what Chart.yaml asks for, and sections that are for other charts. */
function readPaths(chart: HelmChart, charts: readonly HelmChart[]): readonly string[] {
  const conditions = (one: HelmChart) =>
    dependenciesOf(one).flatMap((dependency) => (textOf(dependency, 'condition') ?? '').split(','));
  const own = dependenciesOf(chart).flatMap((dependency) => sectionOf(dependency) ?? []);
  const above = charts.flatMap((one) =>
    conditions(one).flatMap((text) => {
      const [section, ...rest] = text.trim().split('.');
      return section === chart.name && rest.length > 0 ? [rest.join('.')] : [];
    }),
  );
  const inside = charts.filter(({ folder }) =>
    folder.startsWith(chart.folder === '.' ? 'charts/' : `${chart.folder}/charts/`),
  );
  return [
    ...[chart, ...librariesOf(chart, charts)].flatMap(({ references }) =>
      references.map(({ path }) => path.join('.')),
    ),
    ...conditions(chart).map((text) => text.trim()),
    ...own,
    ...inside.map(({ name }) => name),
    ...above,
    ...['global', 'tags', 'exports', 'imports'],
  ];
}

/** Charts whose templates are included in those of a chart, and read its values. */
function librariesOf(chart: HelmChart, charts: readonly HelmChart[]): readonly HelmChart[] {
  const names = new Set(dependenciesOf(chart).map((dependency) => textOf(dependency, 'name')));
  return charts.filter(({ name, metadata }) => names.has(name) && textOf(metadata, 'type') === 'library');
}

/** The outermost values that nothing reads, in or around them. */
function* unread(
  tree: Tree,
  path: readonly string[],
  read: readonly string[],
): Iterable<readonly [readonly string[], ReturnType<typeof positionOf>]> {
  if (tree.kind !== 'map') return;
  for (const [key, entry] of tree.entries) {
    const inner = [...path, key];
    const text = inner.join('.');
    if (read.some((one) => one === text || text.startsWith(`${one}.`))) continue;
    if (read.some((one) => one.startsWith(`${text}.`))) yield* unread(entry.value, inner, read);
    else yield [inner, positionOf(entry.key.source, entry.key.offset)];
  }
}
