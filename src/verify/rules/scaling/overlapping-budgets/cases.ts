import type { RuleCases } from '../../../rule.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web, tier: front }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
---
`;

const budget = (name: string, selector: string, namespace = 'shop') => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  maxUnavailable: 1
${selector}---
`;

const byApp = '  selector:\n    matchLabels: { app: web }\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'one by name, one by tier',
      files: {
        'web.yaml':
          deployment +
          budget('web', byApp) +
          budget('front', '  selector: # <-- here\n    matchLabels: { tier: front }\n'),
      },
    },
    {
      name: 'a budget for the whole namespace',
      files: {
        'web.yaml': deployment + budget('web', byApp) + budget('all', '  selector: {} # <-- here\n'),
      },
    },
  ],
  good: [
    {
      name: 'budgets of other pods and of other namespaces',
      files: {
        'web.yaml':
          deployment +
          budget('web', byApp) +
          budget('back', '  selector:\n    matchLabels: { tier: back }\n') +
          budget('web', byApp, 'test') +
          deployment.replace('namespace: shop', 'namespace: test'),
      },
    },
  ],
};
