import type { RuleCases } from '../../../rule.ts';
import { prometheusFile, workload } from '../samples.ts';

const job = (more = '', mark = '') => `  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]${mark}
        action: keep
        regex: 'true'
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path]
        target_label: __metrics_path__
        regex: (.+)
${more}`;
const annotated = '{ prometheus.io/scrape: "true" }';

export const cases: RuleCases = {
  bad: [
    {
      name: 'no step chooses a port',
      files: {
        'api.yaml': workload(annotated),
        'prometheus.yml': prometheusFile(job('', ' # <-- here')),
      },
    },
    {
      name: 'a job that is added to those of a chart',
      files: {
        'helmfile.yaml': `repositories:
  - name: prometheus-community
    url: https://prometheus-community.github.io/helm-charts
releases:
  - name: prometheus
    namespace: monitoring
    chart: prometheus-community/kube-prometheus-stack
    version: 79.5.0
    values:
      - prometheus:
          prometheusSpec:
            additionalScrapeConfigs:
              - job_name: pods
                kubernetes_sd_configs: [{ role: pod }]
                relabel_configs:
                  - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape] # <-- here
                    action: keep
                    regex: true
`,
        'api.yaml': workload(annotated),
      },
    },
  ],
  good: [
    {
      name: 'the port of the annotation',
      files: {
        'api.yaml': workload(annotated),
        'prometheus.yml': prometheusFile(
          job(`      - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
        target_label: __address__
        regex: ([^:]+)(?::\\d+)?;(\\d+)
        replacement: $1:$2
`),
        ),
      },
    },
    {
      name: 'a port by its name',
      files: {
        'api.yaml': workload(annotated),
        'prometheus.yml': prometheusFile(
          job(`      - source_labels: [__meta_kubernetes_pod_container_port_name]
        action: keep
        regex: metrics
`),
        ),
      },
    },
  ],
};
