import type { RuleCases } from '../../../rule.ts';

const workload = (kind: string, name: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: a, image: a:1 }] } }
`;
const tree = { 'api.yaml': workload('Deployment', 'shop-api'), 'db.yaml': workload('StatefulSet', 'db') };

export const cases: RuleCases = {
  bad: [
    {
      name: 'a runbook and a backup with old names',
      files: {
        ...tree,
        'docs/runbook.md': `\`\`\`bash
kubectl -n shop rollout restart deployment/backend  # <-- here
kubectl logs deploy/backend -n shop  # <-- here
\`\`\`
`,
        'backup.sh':
          'set -euo pipefail\nkubectl exec -n shop postgres-0 -- pg_dumpall > all.sql  # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'what is there',
      files: {
        ...tree,
        'a.sh': `kubectl -n shop rollout status deployment/shop-api --timeout 5m
kubectl exec -n shop db-1 -- true
kubectl -n shop logs -l app=shop-api
kubectl -n shop get deployment
kubectl get deployment "$NAME" -n shop
`,
      },
    },
    {
      name: 'namespaces that others fill',
      files: {
        ...tree,
        'a.sh': 'kubectl -n argocd rollout status deployment/argocd-server\nkubectl logs deployment/other\n',
      },
    },
    {
      name: 'a chart brings it',
      files: {
        ...tree,
        'charts/backend/Chart.yaml': 'apiVersion: v2\nname: backend\nversion: 1.0.0\n',
        'a.sh': 'kubectl -n shop rollout status deployment/backend\n',
      },
    },
    {
      name: 'made by the way',
      files: {
        ...tree,
        'a.sh': 'kubectl -n shop delete deployment/old\nkubectl -n shop create job x --from=cronjob/y\n',
      },
    },
  ],
};
