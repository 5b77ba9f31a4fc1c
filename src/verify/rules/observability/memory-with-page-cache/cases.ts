import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'usage against the limit',
      files: {
        'rule.yaml': alertObject(
          'container_memory_usage_bytes / container_spec_memory_limit_bytes > 0.9 # <-- here',
        ),
      },
    },
    {
      name: 'in a file',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile('container_memory_usage_bytes > 1e9 # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'the working set',
      files: {
        'rule.yaml': alertObject(
          'container_memory_working_set_bytes / container_spec_memory_limit_bytes > 0.9',
        ),
      },
    },
  ],
};
