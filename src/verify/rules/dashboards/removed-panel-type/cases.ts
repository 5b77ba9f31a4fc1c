import type { RuleCases } from '../../../rule.ts';

const dashboards = (panels: string) => ({
  'dashboards.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: dashboards
  namespace: monitoring
  labels: { grafana_dashboard: "1" }
data:
  overview.json: |
    {
      "uid": "overview",
      "title": "Overview",
      "panels": [
${panels}
      ]
    }
`,
});

export const cases: RuleCases = {
  bad: [
    {
      name: 'a graph and a number of old',
      files: dashboards(`        {
          "title": "Response time",
          "type": "graph" # <-- here
        },
        {
          "title": "Up",
          "type": "singlestat" # <-- here
        }`),
    },
    {
      name: 'inside a row, and in an envelope',
      files: {
        'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: monitoring }\n',
        'overview.json': `{
  "dashboard": {
    "title": "Overview",
    "panels": [
      { "type": "row", "panels": [
        { "title": "Requests", "type": "graph" } # <-- here
      ] }
    ]
  }
}
`,
      },
    },
    {
      name: 'a panel without a kind',
      files: dashboards('        { "title": "Requests" } # <-- here'),
    },
  ],
  good: [
    {
      name: 'kinds of today, and those of plugins',
      files: dashboards(`        { "title": "Requests", "type": "timeseries" },
        { "title": "Flow", "type": "netsage-sankey-panel" },
        { "title": "Graph", "type": "nodeGraph" }`),
    },
  ],
};
