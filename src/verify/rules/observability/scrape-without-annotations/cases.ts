import type { RuleCases } from '../../../rule.ts';
import { prometheusFile, workload } from '../samples.ts';

const job = (mark = '') => `  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]${mark}
        action: keep
        regex: 'true'
      - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
        target_label: __address__
        regex: ([^:]+)(?::\\d+)?;(\\d+)
        replacement: $1:$2
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'pods without annotations',
      files: { 'api.yaml': workload(), 'prometheus.yml': prometheusFile(job(' # <-- here')) },
    },
  ],
  good: [
    {
      name: 'annotated pods',
      files: {
        'api.yaml': workload('{ prometheus.io/scrape: "true", prometheus.io/port: "80" }'),
        'prometheus.yml': prometheusFile(job()),
      },
    },
  ],
};
