import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a quantile of every series',
      files: {
        'api.yaml': workload(),
        'alert.rules.yml': alertFile(
          'histogram_quantile(0.95, rate(http_request_duration_seconds_bucket[5m])) > 0.5 # <-- here',
        ),
      },
    },
    {
      name: 'a sum that loses the bound',
      files: {
        'rule.yaml': alertObject(
          'histogram_quantile(0.95, sum by (service) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5 # <-- here',
        ),
      },
    },
  ],
  good: [
    {
      name: 'buckets added up',
      files: {
        'rule.yaml': alertObject(
          'histogram_quantile(0.95, sum by (le, service) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5',
        ),
      },
    },
    {
      name: 'all labels but one kept, and a native histogram',
      files: {
        'rule.yaml': alertObject(
          'histogram_quantile(0.9, sum without (pod) (rate(a_bucket[5m]))) > 1 or histogram_quantile(0.9, rate(b_seconds[5m])) > 1',
        ),
      },
    },
  ],
};
