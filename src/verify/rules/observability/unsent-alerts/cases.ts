import type { RuleCases } from '../../../rule.ts';
import { prometheusFile, workload } from '../samples.ts';

const job = "  - job_name: self\n    static_configs:\n      - targets: ['localhost:9090']\n";

export const cases: RuleCases = {
  bad: [
    {
      name: 'rules in a ConfigMap, and nobody to tell',
      files: {
        'api.yaml': workload(),
        'config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: prometheus
data:
  prometheus.yml: |
    rule_files: # <-- here
      - alerts.yml
${prometheusFile(job).replaceAll(/^(?=.)/gm, '    ')}`,
      },
    },
    {
      name: 'rules, and nobody to tell',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': `rule_files: # <-- here\n  - alerts.yml\n${prometheusFile(job)}`,
      },
    },
  ],
  good: [
    {
      name: 'an Alertmanager',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': `rule_files:
  - alerts.yml
alerting:
  alertmanagers:
    - static_configs:
        - targets: ['alertmanager:9093']
${prometheusFile(job)}`,
      },
    },
    { name: 'no rules', files: { 'api.yaml': workload(), 'prometheus.yml': prometheusFile(job) } },
  ],
};
