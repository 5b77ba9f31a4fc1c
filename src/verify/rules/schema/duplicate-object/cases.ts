import type { RuleCases } from '../../../rule.ts';

const service = (name: string, namespace = 'shop') => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ports:
    - port: 80
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'in two files of one folder',
      files: {
        'k8s/a.yaml': service('web'),
        'k8s/b.yaml': service('web # <-- here'),
      },
    },
    {
      name: 'the same kind in two versions of its group',
      files: {
        'autoscalers.yaml': `apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  maxReplicas: 4
  scaleTargetRef:
    kind: Deployment
    name: web
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web # <-- here
spec:
  maxReplicas: 8
  scaleTargetRef:
    kind: Deployment
    name: web
`,
      },
    },
  ],
  good: [
    {
      name: 'the same name in another namespace, or of another kind',
      files: {
        'k8s/services.yaml': [service('web'), service('web', 'test')].join('---\n'),
        'k8s/account.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: shop
`,
      },
    },
    {
      name: 'names that the API server makes',
      files: {
        'jobs.yaml': Array(2)
          .fill(`apiVersion: batch/v1
kind: Job
metadata:
  generateName: migrate-
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: registry.example.com/migrate:1.0.0
`)
          .join('---\n'),
      },
    },
    {
      name: 'loose folders of two environments',
      files: { 'dev/service.yaml': service('web'), 'production/service.yaml': service('web') },
    },
    {
      name: 'kinds of the same name in two API groups',
      files: {
        'gateways.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: web
`,
      },
    },
  ],
};
