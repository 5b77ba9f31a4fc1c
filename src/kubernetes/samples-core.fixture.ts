import type { JsonObject } from '../base/index.ts';
import { jobTemplate, meta, selector, template } from './samples-shared.fixture.ts';

/** Objects of the kinds of Kubernetes itself. */
export const coreSamples: readonly JsonObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'claims-prod' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...meta('api'), creationTimestamp: null },
    spec: {
      replicas: 3,
      revisionHistoryLimit: 5,
      selector,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template,
    },
    status: {},
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: meta('cache'),
    spec: {
      serviceName: 'cache',
      podManagementPolicy: 'Parallel',
      selector,
      template,
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
        },
      ],
    },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: meta('agent'),
    spec: { selector, template, updateStrategy: { type: 'RollingUpdate' } },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: meta('nightly'),
    spec: {
      schedule: '0 3 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { backoffLimit: 2, template: jobTemplate } },
    },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { generateName: 'migrate-' },
    spec: { ttlSecondsAfterFinished: 600, template: jobTemplate },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta('api'),
    spec: {
      type: 'ClusterIP',
      selector: { 'app.kubernetes.io/name': 'api' },
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'grpc', port: 9090, targetPort: 9090, appProtocol: 'grpc' },
      ],
    },
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: meta('api'), automountServiceAccountToken: false },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: meta('api'),
    data: { 'app.properties': 'a=1', LEVEL: '' },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: meta('api'),
    type: 'Opaque',
    data: { token: 'aGVsbG8=' },
    stringData: { other: 'x' },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: meta('api'),
    spec: {
      minReplicas: 2,
      maxReplicas: 10,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 300,
          selectPolicy: 'Min',
          policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
        },
      },
    },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: meta('api'),
    spec: { maxUnavailable: 1, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: meta('api'),
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080, protocol: 'TCP' }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 32000, endPort: 32768 }] }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: meta('quota'),
    spec: { hard: { 'requests.cpu': '20', 'limits.memory': '64Gi', pods: 50 } },
  },
  {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: meta('limits'),
    spec: { limits: [{ type: 'Container', default: { memory: '256Mi' }, defaultRequest: { cpu: '50m' } }] },
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'platform-high' },
    value: 100000,
    preemptionPolicy: 'PreemptLowerPriority',
  },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast' },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: meta('data'),
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'system:api', namespace: 'claims-prod' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: meta('api'),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'api' },
    subjects: [{ kind: 'ServiceAccount', name: 'api', namespace: 'claims-prod' }],
  },
];
