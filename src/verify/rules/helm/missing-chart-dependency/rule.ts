import { positionAt } from '../../../../base/index.ts';
import type { Facts, HelmChart } from '../../../../facts/index.ts';
import type { Rule } from '../../../rule.ts';
import { dependenciesOf, textOf } from '../values.ts';

export const rule: Rule = {
  id: 'missing-chart-dependency',
  title: 'A chart that needs one which is not there',
  severity: 'error',
  needs: 'repository',
  why: 'Helm refuses to render or to install the chart: it is found in Chart.yaml, but missing in charts/.',
  fix: 'Put the chart where Chart.yaml expects it, or correct its name or path.',
  *check({ facts }) {
    for (const chart of facts.charts) {
      for (const dependency of dependenciesOf(chart)) {
        const name = textOf(dependency, 'name');
        const repository = textOf(dependency, 'repository') ?? '';
        if (name === undefined || !isMissing(facts, chart, name, repository)) continue;
        const where = repository === '' ? 'in its folder charts' : `at ${repository}`;
        const at = positionAt(dependency, ['name']);
        yield {
          message: `the chart ${chart.name} needs the chart ${name}, which is not ${where}`,
          places: [{ at, note: `needs ${name}` }],
        };
      }
    }
  },
};

/** Whether a chart that lies in the repository is not where it is said to be; others are downloaded. */
function isMissing({ charts, sources }: Facts, chart: HelmChart, name: string, repository: string): boolean {
  const below = chart.folder === '.' ? 'charts/' : `${chart.folder}/charts/`;
  const vendored =
    charts.some((one) => one.name === name && one.folder.startsWith(below)) ||
    [...sources.keys()].some((file) => file.startsWith(`${below}${name}-`) && file.endsWith('.tgz'));
  if (repository === '') return !vendored;
  if (!repository.startsWith('file://') || vendored) return false;
  const folder = joined(chart.folder, repository.slice('file://'.length));
  return folder !== undefined && !charts.some((one) => one.folder === folder);
}

/** The folder that a relative path means; undefined outside the repository. */
function joined(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const steps = folder === '.' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? '.' : steps.join('/');
}
