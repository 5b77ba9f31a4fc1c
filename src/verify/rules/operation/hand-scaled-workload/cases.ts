import type { RuleCases } from '../../../rule.ts';

const objects = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: api:1 }] } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: worker } }
  template: { metadata: { labels: { app: worker } }, spec: { containers: [{ name: worker, image: worker:1 }] } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'scaled by hand, in each way to name it',
      files: {
        'api.yaml': objects,
        'docs/runbook.md': `\`\`\`bash
kubectl scale deployment api --replicas=10 -n shop  # <-- here
kubectl -n shop scale --replicas 10 deploy/api  # <-- here
\`\`\`
`,
      },
    },
    {
      name: 'bounds that are changed in the cluster',
      files: {
        'api.yaml': objects,
        'scale.sh': `kubectl patch hpa api -n shop -p '{"spec":{"maxReplicas":20}}'  # <-- here\n`,
      },
    },
  ],
  good: [
    {
      name: 'what no autoscaler owns, or in another namespace, or not at all',
      files: {
        'api.yaml': objects,
        'scale.sh': `kubectl scale deployment/worker --replicas=5 -n shop
kubectl scale deployment/api --replicas=5 -n other
kubectl scale deployment/api --replicas=0 -n shop
kubectl scale deployment/"$NAME" --replicas=3
kubectl get hpa api
`,
      },
    },
  ],
};
