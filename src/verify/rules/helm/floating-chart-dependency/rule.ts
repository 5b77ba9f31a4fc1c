import { positionAt } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { dependenciesOf, textOf } from '../values.ts';

export const rule: Rule = {
  id: 'floating-chart-dependency',
  title: 'A chart that takes whatever version of another is newest',
  severity: 'warning',
  needs: 'repository',
  why: 'The next build installs a version that nobody has tried, and the same commit gives other objects than yesterday.',
  fix: 'Name one version, or commit the Chart.lock that helm dependency update writes.',
  *check({ facts }) {
    for (const chart of facts.charts) {
      const lock = chart.folder === '.' ? 'Chart.lock' : `${chart.folder}/Chart.lock`;
      if (facts.sources.has(lock)) continue;
      for (const dependency of dependenciesOf(chart)) {
        const repository = textOf(dependency, 'repository') ?? '';
        const version = textOf(dependency, 'version') ?? '';
        if (!/^(?:https?|oci):\/\//.test(repository) || /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version))
          continue;
        const name = textOf(dependency, 'name') ?? '';
        const said = version === '' ? 'any version' : `version ${version}`;
        yield {
          message: `the chart ${chart.name} takes ${said} of the chart ${name}, and no Chart.lock says which`,
          places: [{ at: positionAt(dependency, [version === '' ? 'name' : 'version']), note: said }],
        };
      }
    }
  },
};
