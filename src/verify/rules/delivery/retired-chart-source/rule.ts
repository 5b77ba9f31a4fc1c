import { positionOf } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { retired } from './table.ts';

export const rule: Rule = {
  id: 'retired-chart-source',
  title: 'A chart from where no new version comes',
  severity: 'warning',
  why: 'Nobody mends it any more: holes stay open, images disappear, and the next version of Kubernetes may not run it.',
  fix: 'Move to what has taken its place.',
  *check({ cluster }) {
    for (const { chart, tree, name } of cluster.software) {
      if (chart === undefined) continue;
      const found = retired(chart.name, chart.repository ?? '');
      if (found === undefined) continue;
      yield {
        message: `the chart ${chart.name} of ${name} ${found.reason}`,
        places: [{ at: positionOf(tree.source, tree.offset), note: found.reason }],
        fix: found.instead,
      };
    }
  },
};
