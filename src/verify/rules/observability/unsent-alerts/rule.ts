import { plain, positionAt } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { listAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'unsent-alerts',
  title: 'Alerts that Prometheus keeps to itself',
  severity: 'error',
  why: 'Without Alertmanagers to tell, alerts fire inside Prometheus and reach nobody.',
  fix: 'Add alerting: alertmanagers: with the addresses of Alertmanager.',
  *check({ facts }) {
    for (const tree of facts.monitoring.prometheus) {
      const value = plain(tree);
      if (listAt(value, 'rule_files').length === 0) continue;
      if (listAt(value, 'alerting', 'alertmanagers').length > 0) continue;
      yield {
        message: 'Prometheus reads rules and knows no Alertmanager',
        places: [{ at: positionAt(tree, ['rule_files']), note: 'the rules are evaluated here' }],
      };
    }
  },
};
