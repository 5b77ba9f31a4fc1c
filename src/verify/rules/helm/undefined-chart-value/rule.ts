import { nearest, type Tree } from '../../../../base/index.ts';
import type { HelmChart, ValueReference } from '../../../../facts/index.ts';
import type { Rule } from '../../../rule.ts';
import { dependenciesOf, isSaid, isWhole, sectionOf } from '../values.ts';

export const rule: Rule = {
  id: 'undefined-chart-value',
  title: 'A template that reads a value which no file gives',
  severity: 'error',
  needs: 'repository',
  why: 'Helm stops where the value is looked up inside of nothing, and otherwise writes nothing in its place: an image without a tag, a port that is empty.',
  fix: 'Give the value in values.yaml of the chart, or correct its name in the template.',
  *check({ facts }) {
    for (const chart of facts.charts) {
      if (!isWhole(chart, facts.charts)) continue;
      const given = [chart.values, ...fromAbove(chart, facts.charts)];
      const asked = chart.references.filter(({ asks }) => asks).map(({ path }) => path.join('.'));
      const seen = new Set<string>();
      for (const reference of chart.references) {
        const text = reference.path.join('.');
        if (seen.has(text) || !isMissing(reference, given, asked)) continue;
        seen.add(text);
        const meant = nearest(reference.path.at(-1) ?? '', namesBeside(chart.values, reference.path));
        yield {
          message: `a template of the chart ${chart.name} reads .Values.${text}, which no values file gives`,
          places: [{ at: reference.at, note: `.Values.${text}` }],
          ...(meant === undefined ? {} : { fix: `Did you mean '${meant}'?` }),
        };
      }
    }
  },
};

function isMissing(
  { path, asks }: ValueReference,
  given: readonly (Tree | undefined)[],
  asked: readonly string[],
): boolean {
  if (asks || path[0] === 'global') return false;
  // What one template asks for may be away in all of them: they stand in each other's branches.
  const text = path.join('.');
  if (asked.some((one) => one === text || text.startsWith(`${one}.`))) return false;
  return !given.some((tree) => isSaid(tree, path));
}

/** The sections of the charts above that are for this one. */
function fromAbove(chart: HelmChart, charts: readonly HelmChart[]): readonly (Tree | undefined)[] {
  return charts.flatMap((other) =>
    dependenciesOf(other).flatMap((dependency) => {
      const section = sectionOf(dependency);
      const isThis = dependency.entries.get('name')?.value;
      if (section === undefined || isThis?.kind !== 'scalar' || isThis.value !== chart.name) return [];
      const values = other.values?.kind === 'map' ? other.values.entries.get(section)?.value : undefined;
      return values === undefined ? [] : [values];
    }),
  );
}

function namesBeside(values: Tree | undefined, path: readonly string[]): readonly string[] {
  let current = values;
  for (const step of path.slice(0, -1))
    current = current?.kind === 'map' ? current.entries.get(step)?.value : undefined;
  return current?.kind === 'map' ? [...current.entries.keys()] : [];
}
