import type { RuleCases } from '../../../rule.ts';

const dashboards = (targets: string, source = 'prometheus') => ({
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
        {
          "title": "Requests",
          "type": "timeseries",
          "datasource": { "type": "${source}", "uid": "x" },
          "targets": [
${targets}
          ]
        }
      ]
    }
`,
});

export const cases: RuleCases = {
  bad: [
    {
      name: 'a bracket that is never closed',
      files: dashboards('            { "expr": "sum(rate(http_requests_total[5m])" } # <-- here'),
    },
    {
      name: 'a rate without a range',
      files: dashboards('            { "expr": "rate(http_requests_total)" } # <-- here'),
    },
    {
      name: 'lines of logs, chosen by half a selector',
      files: dashboards('            { "expr": "{app=\\"api\\"" } # <-- here', 'loki'),
    },
  ],
  good: [
    {
      name: 'variables of Grafana wherever they may stand',
      files:
        dashboards(`            { "expr": "sum by ($by) (rate(http_requests_total{job=~\\"$job\\"}[$__rate_interval]))" },
            { "expr": "topk($top, max_over_time(up[\${__range_s:raw}s:$step]))" },
            { "expr": "max_over_time(up[$__range])" }`),
    },
    {
      name: 'lines of logs',
      files: dashboards(
        '            { "expr": "sum by (level) (count_over_time({app=\\"$app\\"} |= \\"$text\\" | json [$__auto]))" }',
        'loki',
      ),
    },
    {
      name: 'a data source that speaks another language',
      files: dashboards('            { "rawSql": "select * from requests" }', 'postgres'),
    },
  ],
};
