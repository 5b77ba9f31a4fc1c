import type { RuleCases } from '../../../rule.ts';

const autoscaler = (bounds: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
${bounds}---
`;

const deployment = (replicas: number) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a minimum above the maximum',
      files: { 'web.yaml': autoscaler('  minReplicas: 5\n  maxReplicas: 3 # <-- here\n') },
    },
    {
      name: 'a maximum below the stated number of pods',
      files: { 'web.yaml': deployment(6) + autoscaler('  maxReplicas: 4 # <-- here\n') },
    },
    {
      name: 'a ScaledObject whose minimum is above the maximum that it does not state',
      files: {
        'worker.yaml': `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: worker
spec: # <-- here
  scaleTargetRef:
    name: worker
  minReplicaCount: 120
  triggers:
    - type: rabbitmq
      metadata: { queueName: tasks }
`,
      },
    },
  ],
  good: [
    {
      name: 'equal bounds, and a number between them',
      files: {
        'web.yaml': deployment(3) + autoscaler('  minReplicas: 3\n  maxReplicas: 3\n'),
        'worker.yaml': autoscaler('  maxReplicas: 8\n').replaceAll('web', 'worker'),
      },
    },
  ],
};
