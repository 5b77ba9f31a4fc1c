import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'cpu seconds since the start',
      files: { 'rule.yaml': alertObject('container_cpu_usage_seconds_total > 0.9 # <-- here') },
    },
    {
      name: 'a quantile since the start',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile(
          'histogram_quantile(0.95, sum by (le) (http_request_duration_seconds_bucket)) > 1 # <-- here',
        ),
      },
    },
  ],
  good: [
    {
      name: 'a rate, and whether there is a counter at all',
      files: {
        'rule.yaml': alertObject(
          'rate(container_cpu_usage_seconds_total[5m]) > 0.9 or absent(http_requests_total) or count(up_total) > 3',
        ),
      },
    },
    { name: 'a gauge', files: { 'rule.yaml': alertObject('redis_connected_clients > 100') } },
  ],
};
