import type { RuleCases } from '../../../rule.ts';

const deployment = (replicas: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: claims-service
  namespace: claims
spec:
${replicas}  selector:
    matchLabels: { app: claims-service }
  template:
    metadata:
      labels: { app: claims-service }
    spec:
      containers:
        - name: claims-service
          image: registry.example.com/claims-service:1.4.2
---
`;

const autoscaler = (name: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
  namespace: claims
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  minReplicas: 2
  maxReplicas: 10
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'an HPA on a Deployment with replicas',
      files: { 'claims.yaml': deployment('  replicas: 3 # <-- here\n') + autoscaler('claims-service') },
    },
    {
      name: 'replicas that an overlay sets',
      files: {
        'base/kustomization.yaml': 'resources: [claims.yaml]\n',
        'base/claims.yaml': deployment('') + autoscaler('claims-service'),
        'production/kustomization.yaml': `resources: [../base]
replicas:
  - name: claims-service
    count: 5 # <-- here
`,
      },
    },
    {
      name: 'a ScaledObject',
      files: {
        'claims.yaml': `${deployment('  replicas: 1 # <-- here\n')}apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: claims
  namespace: claims
spec:
  scaleTargetRef:
    name: claims-service
  triggers:
    - type: rabbitmq
      metadata: { queueName: claims, mode: QueueLength, value: "20" }
`,
      },
    },
  ],
  good: [
    {
      name: 'no replicas under an HPA',
      files: { 'claims.yaml': deployment('') + autoscaler('claims-service') },
    },
    {
      name: 'replicas under the HPA of another Deployment',
      files: { 'claims.yaml': deployment('  replicas: 3\n') + autoscaler('member-service') },
    },
    {
      name: 'an HPA of another environment',
      files: {
        'base/kustomization.yaml': 'resources: [claims.yaml]\n',
        'base/claims.yaml': deployment(''),
        'dev/kustomization.yaml': `resources: [../base]
replicas: [{ name: claims-service, count: 1 }]
`,
        'production/kustomization.yaml': 'resources: [../base, autoscaler.yaml]\n',
        'production/autoscaler.yaml': autoscaler('claims-service'),
      },
    },
  ],
};
