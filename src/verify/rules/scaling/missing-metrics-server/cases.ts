import type { RuleCases } from '../../../rule.ts';

const helmfile = (...charts: readonly string[]) =>
  `releases:\n${charts.map((chart) => `  - name: ${chart}\n    chart: repo/${chart}\n    version: 1.0.0\n`).join('')}`;

const autoscaler = (mark = '') => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource${mark}
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`;

const scaled = (type: string, mark = '') => `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { name: api }
  triggers:
    - type: ${type}${mark}
      metricType: Utilization
      metadata: { value: "70" }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'an autoscaler by cpu among other add-ons',
      files: { 'helmfile.yaml': helmfile('cert-manager', 'keda'), 'hpa.yaml': autoscaler(' # <-- here') },
    },
    {
      name: 'a trigger of KEDA by memory',
      files: { 'helmfile.yaml': helmfile('keda'), 'so.yaml': scaled('memory', ' # <-- here') },
    },
  ],
  good: [
    {
      name: 'metrics-server is installed',
      files: { 'helmfile.yaml': helmfile('metrics-server'), 'hpa.yaml': autoscaler() },
    },
    {
      name: 'KEDA counts something else',
      files: { 'helmfile.yaml': helmfile('keda'), 'so.yaml': scaled('prometheus') },
    },
    {
      name: 'a cloud that brings the API along',
      files: {
        'helmfile.yaml': helmfile('cert-manager'),
        'class.yaml': `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: pd.csi.storage.gke.io
`,
        'hpa.yaml': autoscaler(),
      },
    },
    { name: 'nothing said about what is installed', files: { 'hpa.yaml': autoscaler() } },
  ],
};
