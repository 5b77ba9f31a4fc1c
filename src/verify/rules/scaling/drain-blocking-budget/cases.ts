import type { RuleCases } from '../../../rule.ts';

const workload = (replicas: string, kind = 'Deployment') => `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
  namespace: shop
spec:
${replicas}  selector:
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

const budget = (bound: string) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
  namespace: shop
spec:
  ${bound}
  selector:
    matchLabels: { app: web }
---
`;

const autoscaler = (minimum: number) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: ${minimum}
  maxReplicas: 10
---
`;

const three = '  replicas: 3\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'maxUnavailable 0',
      files: { 'web.yaml': workload(three) + budget('maxUnavailable: 0 # <-- here') },
    },
    {
      name: 'maxUnavailable 0 %, under an autoscaler',
      files: { 'web.yaml': workload('') + autoscaler(3) + budget('maxUnavailable: 0% # <-- here') },
    },
    {
      name: 'minAvailable 100 %',
      files: { 'web.yaml': workload(three) + budget('minAvailable: 100% # <-- here') },
    },
    {
      name: 'minAvailable of all replicas',
      files: { 'web.yaml': workload(three) + budget('minAvailable: 3 # <-- here') },
    },
    {
      name: 'the only pod of a workload that states no replicas',
      files: { 'web.yaml': workload('') + budget('minAvailable: 1 # <-- here') },
    },
    {
      name: 'minAvailable of the minimum of an autoscaler',
      files: { 'web.yaml': workload('') + autoscaler(2) + budget('minAvailable: 2 # <-- here') },
    },
    {
      name: 'half of one pod, rounded up',
      files: { 'web.yaml': workload('  replicas: 1\n') + budget('minAvailable: 50% # <-- here') },
    },
  ],
  good: [
    {
      name: 'one pod may go',
      files: { 'web.yaml': workload(three) + budget('minAvailable: 2') },
    },
    {
      name: 'maxUnavailable of a single pod, also as a percentage',
      files: {
        'one.yaml': workload('  replicas: 1\n') + budget('maxUnavailable: 1'),
        'other/web.yaml': workload('  replicas: 1\n') + budget('maxUnavailable: 10%'),
      },
    },
    {
      name: 'fewer than the minimum of the autoscaler, more than the default',
      files: { 'web.yaml': workload('') + autoscaler(3) + budget('minAvailable: 2') },
    },
    {
      name: 'two Deployments under one budget',
      files: {
        'web.yaml':
          workload('  replicas: 1\n') +
          workload('  replicas: 1\n').replace('name: web', 'name: web-canary') +
          budget('minAvailable: 1'),
      },
    },
    {
      name: 'pods that are not evicted, and none at all',
      files: {
        'agent/web.yaml': workload('', 'DaemonSet') + budget('maxUnavailable: 0'),
        'idle.yaml':
          workload('  replicas: 0\n').replaceAll('shop', 'idle') +
          budget('minAvailable: 1').replace('shop', 'idle'),
      },
    },
  ],
};
