import type { RuleCases } from '../../../rule.ts';
import { alertFile, prometheusFile, workload } from '../samples.ts';

const job = (name: string) => `  - job_name: ${name}
    static_configs:
      - targets: ['10.0.0.1:9100']
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'one of two jobs is not scraped',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(job('api-service')),
        'alerts.yml': alertFile(`'up{job=~"api-service|web-interface"} == 0' # <-- here`),
      },
    },
  ],
  good: [
    {
      name: 'both are',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(job('api-service') + job('web-interface')),
        'alerts.yml': alertFile(`'up{job=~"api-service|web-interface"} == 0'`),
      },
    },
    {
      name: 'jobs are named by labels of pods',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(`  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_label_app]
        target_label: job
`),
        'alerts.yml': alertFile(`'up{job="web-interface"} == 0'`),
      },
    },
  ],
};
