import type { RuleCases } from '../../../rule.ts';

const chart = 'apiVersion: v2\nname: api\nversion: 1.0.0\n';
const template = (mark = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: {{ .Values.replicaCount }}${mark}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'beside the charts',
      files: {
        'helm/charts/api/Chart.yaml': chart,
        'helm/charts/api/templates/deployment.yaml': template(),
        'helm/charts/api/values.yaml': 'replicaCount: 1\n',
        'helm/templates/deployments.yaml': template('  # <-- here'),
      },
    },
    { name: 'without any chart', files: { 'templates/deployment.yaml': template('  # <-- here') } },
  ],
  good: [
    {
      name: 'in a chart, also deeper down, and in a chart of a chart',
      files: {
        'Chart.yaml': chart,
        'values.yaml': 'replicaCount: 1\n',
        'templates/deployment.yaml': template(),
        'templates/api/deployment.yaml': template(),
        'charts/web/Chart.yaml': chart.replace('name: api', 'name: web'),
        'charts/web/templates/deployment.yaml': template(),
      },
    },
    {
      name: 'templates of other programs',
      files: {
        'ansible/templates/app.yaml': 'host: {{ app_host }}\nname: {{ user.Values }}\n',
      },
    },
  ],
};
