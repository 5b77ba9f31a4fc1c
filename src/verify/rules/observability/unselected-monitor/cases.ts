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

export const cases: RuleCases = {
  bad: [
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
