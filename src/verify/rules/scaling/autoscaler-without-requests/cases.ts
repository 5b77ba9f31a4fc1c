import type { RuleCases } from '../../../rule.ts';

const deployment = (resources: string, others = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      initContainers:
        - name: wait
          image: registry.example.com/wait:1.0.0
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
${resources}${others}---
`;

const autoscaler = (metrics: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 8
${metrics}---
`;

const share = (resource: string) => `  metrics:
    - type: Resource
      resource:
        name: ${resource}
        target: { type: Utilization, averageUtilization: 70 }
`;

const cpu = '          resources:\n            requests: { cpu: 100m }\n';
const cpuMarked = '          resources:\n            requests: { cpu: 100m } # <-- here\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'no requests at all, and no metric stated',
      files: {
        'web.yaml': deployment('').replace('- name: web\n', '- name: web # <-- here\n') + autoscaler(''),
      },
    },
    {
      name: 'a request of the other resource',
      files: { 'web.yaml': deployment(cpuMarked) + autoscaler(share('memory')) },
    },
    {
      name: 'a second container without requests',
      files: {
        'web.yaml':
          deployment(
            cpu,
            '        - name: proxy # <-- here\n          image: registry.example.com/proxy:1.0.0\n',
          ) + autoscaler(share('cpu')),
      },
    },
    {
      name: 'a trigger of KEDA',
      files: {
        'web.yaml': `${deployment('').replace('- name: web\n', '- name: web # <-- here\n')}apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: web
  namespace: shop
spec:
  scaleTargetRef:
    name: web
  triggers:
    - type: cpu
      metricType: Utilization
      metadata: { value: "70" }
`,
      },
    },
  ],
  good: [
    { name: 'a request', files: { 'web.yaml': deployment(cpu) + autoscaler(share('cpu')) } },
    {
      name: 'a limit, which counts as a request',
      files: {
        'web.yaml':
          deployment('          resources:\n            limits: { cpu: "1" }\n') + autoscaler(share('cpu')),
      },
    },
    {
      name: 'a request that a LimitRange fills in',
      files: {
        'web.yaml': `${deployment('')}${autoscaler(share('cpu'))}apiVersion: v1
kind: LimitRange
metadata:
  name: defaults
  namespace: shop
spec:
  limits:
    - type: Container
      defaultRequest: { cpu: 100m }
`,
      },
    },
    {
      name: 'an amount instead of a share, and the share of one container only',
      files: {
        'web.yaml':
          deployment(cpu, '        - name: proxy\n          image: registry.example.com/proxy:1.0.0\n') +
          autoscaler(`  metrics:
    - type: Resource
      resource:
        name: memory
        target: { type: AverageValue, averageValue: 400Mi }
    - type: ContainerResource
      containerResource:
        name: cpu
        container: web
        target: { type: Utilization, averageUtilization: 70 }
`),
      },
    },
  ],
};
