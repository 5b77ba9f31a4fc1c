import type { RuleCases } from '../../../rule.ts';

const workload = (kind: string, name: string, namespace = 'shop') => `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0.0
---
`;

const autoscaler = (name: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
  maxReplicas: 8
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a misspelt name',
      files: { 'web.yaml': workload('Deployment', 'web-bff') + autoscaler('web-bbf # <-- here') },
    },
    {
      name: 'another kind',
      files: { 'web.yaml': workload('StatefulSet', 'web') + autoscaler('web # <-- here') },
    },
    {
      name: 'another namespace',
      files: { 'web.yaml': workload('Deployment', 'web', 'front') + autoscaler('web # <-- here') },
    },
    {
      name: 'a ScaledObject and a VerticalPodAutoscaler',
      files: {
        'worker.yaml': `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: worker
spec:
  scaleTargetRef:
    name: worker # <-- here
  triggers:
    - type: cron
      metadata: { timezone: UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: "4" }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  name: worker
spec:
  targetRef:
    apiVersion: apps/v1
    kind: DaemonSet
    name: worker # <-- here
`,
      },
    },
  ],
  good: [
    {
      name: 'a Deployment that Terraform makes',
      files: {
        'hpa.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  maxReplicas: 3
`,
        'main.tf':
          'resource "kubernetes_deployment_v1" "api" {\n  metadata {\n    name = "api"\n    namespace = "shop"\n  }\n}\n',
      },
    },
    {
      name: 'a Deployment of the namespace',
      files: { 'web.yaml': workload('Deployment', 'web') + autoscaler('web') },
    },
    {
      name: 'a Rollout',
      files: {
        'web.yaml':
          workload('Rollout', 'web').replace('apps/v1', 'argoproj.io/v1alpha1') +
          autoscaler('web')
            .replace('apps/v1', 'argoproj.io/v1alpha1')
            .replace('kind: Deployment', 'kind: Rollout'),
      },
    },
    {
      name: 'an object of a custom kind that is in no file',
      files: { 'runners.yaml': autoscaler('runners').replace('kind: Deployment', 'kind: RunnerSet') },
    },
  ],
};
