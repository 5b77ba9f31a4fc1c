import type { RuleCases } from '../../../rule.ts';

const configMap = (labels = '') => `apiVersion: v1
kind: ConfigMap
metadata:
  name: grafana-dashboards # <-- here
  namespace: monitoring
${labels}data:
  overview.json: |
    { "uid": "overview", "title": "Overview", "panels": [] }
`;
const found = (text: string) => text.replace(' # <-- here', '');

const grafana = (volume: string) => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: grafana
  namespace: monitoring
spec:
  selector: { matchLabels: { app: grafana } }
  template:
    metadata: { labels: { app: grafana } }
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:13.2.0
      volumes:
        - name: dashboards
          ${volume}
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no label, mounted by nothing', files: { 'dashboards.yaml': configMap() } },
    {
      name: 'another ConfigMap is mounted',
      files: { 'dashboards.yaml': configMap() + grafana('configMap: { name: dashboards }') },
    },
  ],
  good: [
    {
      name: 'the label of the chart',
      files: { 'dashboards.yaml': found(configMap('  labels: { grafana_dashboard: "1" }\n')) },
    },
    {
      name: 'a label of its own',
      files: { 'dashboards.yaml': found(configMap('  labels: { example.com/dashboards: platform }\n')) },
    },
    {
      name: 'mounted by Grafana',
      files: {
        'dashboards.yaml': found(configMap()) + grafana('configMap: { name: grafana-dashboards }'),
      },
    },
    {
      name: 'a ConfigMap with other JSON',
      files: {
        'config.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: config, namespace: monitoring }\ndata:\n  app.json: |\n    { "title": "Claims" }\n',
      },
    },
  ],
};
