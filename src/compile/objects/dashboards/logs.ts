import type { Environment, Platform } from '../../../model/index.ts';
import type { Sketch } from './dashboard.ts';
import { logCounts, logLines } from './panels.ts';

/** The logs of everything; nothing where Grafana cannot read them. */
export function logDashboard(platform: Platform, environment: Environment): readonly Sketch[] {
  if (environment.logs?.store !== 'loki') return [];
  const count = (matchers: string, by: string) => ({
    expr: `sum by (${by}) (count_over_time({${matchers}}[5m]))`,
    legend: `{{${by}}}`,
  });
  return [
    {
      uid: `${platform.name}-logs`.slice(0, 40),
      title: 'Logs',
      description: 'How much is logged by whom, and the errors of all.',
      tags: [platform.name, 'logs'],
      sections: [
        {
          title: 'Lines, in five minutes',
          panels: [
            logCounts({ title: 'By level', questions: [count('namespace=~".+"', 'level')] }),
            logCounts({ title: 'By kind', questions: [count('namespace=~".+"', 'log_type')] }),
            logCounts({ title: 'Errors', questions: [count('level=~"error|fatal"', 'app')] }),
          ],
        },
        {
          title: 'Errors',
          panels: [
            logLines({ title: 'Application', expr: '{log_type="application", level=~"error|fatal"}' }),
            logLines({ title: 'System', expr: '{log_type="system", level=~"error|fatal"}' }),
          ],
        },
      ],
    },
  ];
}
