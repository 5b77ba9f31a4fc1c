import type { RuleCases } from '../../../rule.ts';

const helmfile = (...charts: readonly string[]) =>
  `releases:\n${charts.map((chart) => `  - name: ${chart}\n    chart: repo/${chart}\n    version: 1.0.0\n`).join('')}`;

const autoscaler = (metric: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: claims-service, namespace: claims }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: claims-service }
  minReplicas: 2
  maxReplicas: 10
  metrics:
${metric}`;

const requests = (mark = '') => `    - type: Pods${mark}
      pods:
        metric: { name: http_requests_per_second }
        target: { type: AverageValue, averageValue: "100" }
`;

const queue = (mark = '') => `    - type: External${mark}
      external:
        metric: { name: rabbitmq_queue_messages }
        target: { type: AverageValue, averageValue: "10" }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'requests a second, with metrics-server alone',
      files: { 'helmfile.yaml': helmfile('metrics-server'), 'hpa.yaml': autoscaler(requests(' # <-- here')) },
    },
    {
      name: 'the length of a queue, with an adapter that serves metrics of pods',
      files: {
        'helmfile.yaml': helmfile('prometheus-adapter'),
        'hpa.yaml': autoscaler(queue(' # <-- here')),
      },
    },
    {
      name: 'metrics of pods, with KEDA, which serves those of its own objects',
      files: { 'helmfile.yaml': helmfile('keda'), 'hpa.yaml': autoscaler(requests(' # <-- here')) },
    },
  ],
  good: [
    {
      name: 'an adapter for metrics of pods',
      files: { 'helmfile.yaml': helmfile('prometheus-adapter'), 'hpa.yaml': autoscaler(requests()) },
    },
    {
      name: 'an adapter that nobody here knows',
      files: { 'helmfile.yaml': helmfile('our-metrics-adapter'), 'hpa.yaml': autoscaler(requests()) },
    },
    {
      name: 'an API that the files register themselves',
      files: {
        'helmfile.yaml': helmfile('metrics-server'),
        'api.yaml': `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: { name: v1beta1.custom.metrics.k8s.io }
spec:
  group: custom.metrics.k8s.io
  version: v1beta1
  groupPriorityMinimum: 100
  versionPriority: 100
`,
        'hpa.yaml': autoscaler(requests()),
      },
    },
    {
      name: 'cpu',
      files: {
        'helmfile.yaml': helmfile('metrics-server'),
        'hpa.yaml': autoscaler(
          '    - type: Resource\n      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }\n',
        ),
      },
    },
    { name: 'nothing said about what is installed', files: { 'hpa.yaml': autoscaler(requests()) } },
  ],
};
