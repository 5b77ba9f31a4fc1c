import type { RuleCases } from '../../../rule.ts';

const configMap = (text: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: dashboards
  namespace: monitoring
  labels: { grafana_dashboard: "1" }
data:
  overview.json: |
${text}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'in a ConfigMap',
      files: {
        'dashboards.yaml': configMap(`    {
      "dashboard": { # <-- here
        "title": "Overview",
        "panels": []
      }
    }
`),
      },
    },
    {
      name: 'in a file that a generator takes',
      files: {
        'kustomization.yaml': `resources: [namespace.yaml]
configMapGenerator:
  - name: dashboards
    namespace: monitoring
    files: [overview.json]
    options: { labels: { grafana_dashboard: "1" } }
`,
        'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: monitoring }\n',
        'overview.json': `{
  "dashboard": { # <-- here
    "title": "Overview",
    "panels": []
  },
  "overwrite": true
}
`,
      },
    },
  ],
  good: [
    {
      name: 'a bare model, with a panel that links to a dashboard',
      files: {
        'dashboards.yaml': configMap(`    {
      "uid": "overview",
      "title": "Overview",
      "panels": [{ "type": "text", "dashboard": { "title": "another" } }]
    }
`),
      },
    },
  ],
};
