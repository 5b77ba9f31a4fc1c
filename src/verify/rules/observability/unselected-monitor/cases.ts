import type { RuleCases } from '../../../rule.ts';

const prometheus = (selector: string) => `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: main
  namespace: monitoring
spec:
  retentionSize: 42GB
  serviceMonitorSelector: ${selector}
`;
const monitor = (labels: string) => `---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: api
  namespace: shop
  ${labels}
spec:
  selector:
    matchLabels:
      app: api
  endpoints:
    - port: http
`;

const stack = (labels: string) => `repositories:
  - name: prometheus-community
    url: https://prometheus-community.github.io/helm-charts
releases:
  - name: kps
    namespace: monitoring
    chart: prometheus-community/kube-prometheus-stack
    version: 79.5.0
    values:
      - prometheus:
          prometheusSpec:
            serviceMonitorSelector:
              matchLabels: ${labels}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the monitors of the chart itself',
      files: {
        'helmfile.yaml': stack('{ prometheus: main } # <-- here'),
        'api.yaml': monitor('labels: { prometheus: main }'),
      },
    },
    {
      name: 'a label of another Prometheus',
      files: {
        'all.yaml':
          prometheus('{ matchLabels: { prometheus: kube-prometheus } }') +
          monitor('labels: { release: stack } # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'the label of the release',
      files: { 'helmfile.yaml': stack('{ release: kps }'), 'api.yaml': monitor('labels: { release: kps }') },
    },
    {
      name: 'the label that is selected',
      files: {
        'all.yaml':
          prometheus('{ matchLabels: { prometheus: kube-prometheus } }') +
          monitor('labels: { prometheus: kube-prometheus }'),
      },
    },
    { name: 'all are selected', files: { 'all.yaml': prometheus('{}') + monitor('labels: { a: b }') } },
  ],
};
