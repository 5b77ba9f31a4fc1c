import type { RuleCases } from '../../../rule.ts';

/** Something that belongs to a cluster, so that there is one. */
const cluster = `apiVersion: v1
kind: Namespace
metadata:
  name: monitoring
`;

const model = '{ "uid": "claims", "title": "Claims", "schemaVersion": 42, "panels": [] }';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a file that begins with a comment',
      files: {
        'namespace.yaml': cluster,
        'grafana/claims.json': `// the dashboard of the claims service # <-- here\n${model}\n`,
      },
    },
    {
      name: 'an entry of a ConfigMap with a comment in the middle',
      files: {
        'dashboards.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: dashboards
  namespace: monitoring
  labels: { grafana_dashboard: "1" }
data:
  claims.json: |
    {
      "uid": "claims",
      "title": "Claims", // what people see # <-- here
      "panels": []
    }
`,
      },
    },
  ],
  good: [
    {
      name: 'JSON with addresses in it, and other JSON with comments',
      files: {
        'namespace.yaml': cluster,
        'grafana/claims.json': model.replace('"Claims"', '"Claims // https://example.com/#top"'),
        'tsconfig.json': '// not a dashboard\n{ "include": ["panels"] }\n',
      },
    },
  ],
};
