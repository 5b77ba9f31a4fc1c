import type { RuleCases } from '../../../rule.ts';
import { prometheusFile, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a Service before three pods',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(`  - job_name: api
    static_configs:
      - targets:
          - api.shop:80 # <-- here
`),
      },
    },
    {
      name: 'the exporter of every node',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(`  - job_name: nodes
    static_configs:
      - targets:
          - node-exporter:9100 # <-- here
`),
      },
    },
  ],
  good: [
    {
      name: 'pods by discovery, and something outside',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(`  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
  - job_name: outside
    static_configs:
      - targets: ['db.example.com:9187', 'localhost:9090']
`),
      },
    },
    {
      name: 'addresses that a prober asks',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(`  - job_name: probes
    metrics_path: /probe
    static_configs:
      - targets: ['api.shop:80']
    relabel_configs:
      - source_labels: [__address__]
        target_label: __param_target
`),
      },
    },
  ],
};
