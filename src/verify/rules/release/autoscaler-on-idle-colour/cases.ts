import type { RuleCases } from '../../../rule.ts';

const colour = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: backend-${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: backend, color: ${name} } }
  template:
    metadata: { labels: { app: backend, color: ${name} } }
    spec: { containers: [{ name: backend, image: 'backend:1' }] }
---
`;

const service = (selector: string) => `apiVersion: v1
kind: Service
metadata: { name: backend, namespace: shop }
spec: { selector: ${selector}, ports: [{ port: 80 }] }
---
`;

const autoscaler = (name: string, mark = '') => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name}, namespace: shop }
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}${mark}
  minReplicas: 3
  maxReplicas: 20
---
`;

const both = colour('blue') + colour('green');

export const cases: RuleCases = {
  bad: [
    {
      name: 'requests go to green, the autoscaler is on blue',
      files: {
        'a.yaml':
          both + service('{ app: backend, color: green }') + autoscaler('backend-blue', ' # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'an autoscaler on the one that serves',
      files: { 'a.yaml': both + service('{ app: backend, color: blue }') + autoscaler('backend-blue') },
    },
    {
      name: 'one on each',
      files: {
        'a.yaml':
          both +
          service('{ app: backend, color: green }') +
          autoscaler('backend-blue') +
          autoscaler('backend-green'),
      },
    },
    {
      name: 'requests for both',
      files: { 'a.yaml': both + service('{ app: backend }') + autoscaler('backend-blue') },
    },
    {
      name: 'a worker that no Service leads to',
      files: { 'a.yaml': colour('blue') + autoscaler('backend-blue') },
    },
  ],
};
