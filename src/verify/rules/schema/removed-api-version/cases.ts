import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'an Ingress and a budget of versions that are gone',
      files: {
        'ingress.yaml': `apiVersion: extensions/v1beta1 # <-- here
kind: Ingress
metadata:
  name: web
spec:
  backend:
    serviceName: web
    servicePort: 80
---
apiVersion: policy/v1beta1 # <-- here
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web
`,
      },
    },
    {
      name: 'a kind that is gone altogether',
      files: {
        'policy.yaml': `apiVersion: policy/v1beta1 # <-- here
kind: PodSecurityPolicy
metadata:
  name: restricted
spec:
  privileged: false
`,
      },
    },
  ],
  good: [
    {
      name: 'beta versions that are served, and custom kinds of the same name',
      files: {
        'objects.yaml': `apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  maxReplicas: 4
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
---
apiVersion: networking.istio.io/v1beta1
kind: Gateway
metadata:
  name: web
---
apiVersion: networking.internal.example.com/v1beta1
kind: Ingress
metadata:
  name: web
`,
      },
    },
  ],
};
