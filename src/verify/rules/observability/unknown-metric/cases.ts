import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a missing letter',
      files: { 'rule.yaml': alertObject('sum(rate(http_request_total[5m])) == 0 # <-- here') },
    },
    {
      name: 'a wrong ending',
      files: { 'api.yaml': workload(), 'alerts.yml': alertFile('redis_ups == 0 # <-- here') },
    },
  ],
  good: [
    { name: 'known ones', files: { 'rule.yaml': alertObject('sum(rate(http_requests_total[5m])) == 0') } },
    { name: 'one of a service of somebody', files: { 'rule.yaml': alertObject('orders_stalled > 0') } },
  ],
};
