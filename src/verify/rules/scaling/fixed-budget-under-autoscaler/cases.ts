import type { RuleCases } from '../../../rule.ts';

const scaled = (maximum: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: shop }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: registry.example.com/agent:1.0.0 }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: agent, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: agent }
  minReplicas: 3
  maxReplicas: ${maximum}
---
`;

const budget = (bound: string) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: agent, namespace: shop }
spec:
  ${bound}
  selector: { matchLabels: { app: agent } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'two of twenty pods are kept',
      files: { 'agent.yaml': scaled(20) + budget('minAvailable: 2 # <-- here') },
    },
  ],
  good: [
    { name: 'a share may go', files: { 'agent.yaml': scaled(20) + budget('maxUnavailable: 25%') } },
    { name: 'a share is kept', files: { 'agent.yaml': scaled(20) + budget('minAvailable: 50%') } },
    { name: 'most of the pods are kept', files: { 'agent.yaml': scaled(4) + budget('minAvailable: 2') } },
    {
      name: 'a number that does not move',
      files: {
        'agent.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: shop }
spec:
  replicas: 5
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: registry.example.com/agent:1.0.0 }] }
---
${budget('minAvailable: 2')}`,
      },
    },
  ],
};
