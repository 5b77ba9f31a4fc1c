import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject, prometheusFile, workload } from '../samples.ts';

const pods = (more = '') => `  - job_name: pods
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_container_port_name]
        action: keep
        regex: metrics
${more}`;
const expr = `'sum(rate(http_requests_total{service="api"}[5m])) == 0'`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a label that the scrape does not write',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(pods()),
        'alerts.yml': alertFile(`${expr} # <-- here`),
      },
    },
    {
      name: 'a label of another metric',
      files: { 'rule.yaml': alertObject(`'kube_pod_status_phase{deployment="api"} == 1' # <-- here`) },
    },
  ],
  good: [
    {
      name: 'a label that the scrape writes',
      files: {
        'api.yaml': workload(),
        'prometheus.yml': prometheusFile(
          pods(`      - source_labels: [__meta_kubernetes_pod_label_app]
        target_label: service
`),
        ),
        'alerts.yml': alertFile(expr),
      },
    },
    {
      name: 'what a service says of itself, and a label that must be empty',
      files: {
        'rule.yaml': alertObject(
          `'rate(http_requests_total{tenant_class="a"}[5m]) > 1 and on (pod) kube_pod_info{deployment=""}'`,
        ),
      },
    },
  ],
};
