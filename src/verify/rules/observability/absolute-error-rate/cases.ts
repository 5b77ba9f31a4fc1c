import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a tenth of a failure in a second',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile(`'rate(http_requests_total{status=~"5.."}[5m]) > 0.1' # <-- here`),
      },
    },
    {
      name: 'a sum of them',
      files: {
        'rule.yaml': alertObject(`'sum(rate(http_requests_total{code="500"}[5m])) >= 10' # <-- here`),
      },
    },
  ],
  good: [
    {
      name: 'a share with a floor',
      files: {
        'rule.yaml': alertObject(
          `'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.05 and sum(rate(http_requests_total{status=~"5.."}[5m])) > 0.02'`,
        ),
      },
    },
    {
      name: 'any failure at all',
      files: { 'rule.yaml': alertObject(`'increase(payments_total{status="500"}[1h]) > 0'`) },
    },
  ],
};
