import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'only a summary',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile('up == 0')
          .replace(/\n.*runbook_url.*/, '')
          .replace('alert: Broken', 'alert: Broken # <-- here'),
      },
    },
  ],
  good: [
    { name: 'a page', files: { 'rule.yaml': alertObject('up == 0') } },
    {
      name: 'a recording',
      files: {
        'api.yaml': workload(),
        'rules.yml': 'groups:\n  - name: a\n    rules:\n      - record: a:b\n        expr: sum(up)\n',
      },
    },
  ],
};
