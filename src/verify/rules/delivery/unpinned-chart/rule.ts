import { positionAt } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';

export const rule: Rule = {
  id: 'unpinned-chart',
  title: 'A chart without a fixed version',
  severity: 'warning',
  why: 'The next sync may install another version than the one that was tried, in production at the same time as anywhere else, and nobody can go back to what ran before.',
  fix: 'Write the exact version.',
  *check({ cluster }) {
    for (const { name, chart, tree } of cluster.software) {
      // The dependencies of a chart are held by its lock file.
      if (chart === undefined || tree.source.file.endsWith('Chart.yaml')) continue;
      const { version } = chart;
      if (version !== undefined && /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version)) continue;
      const field = tree.kind === 'map' && tree.entries.has('targetRevision') ? 'targetRevision' : 'version';
      const said =
        version === undefined ? 'states no version' : `states ${version}, which is no exact version`;
      yield {
        message: `the chart ${chart.name} of ${name} ${said}`,
        places: [{ at: positionAt(tree, [field]), note: said }],
      };
    }
  },
};
