import type { JsonObject } from '../base/index.ts';

/** One good object of each kind that is written by name; faults are planted in copies of these. */
const meta = (name: string): JsonObject => ({
  name,
  namespace: 'claims-prod',
  labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'claims' },
  annotations: { 'example.com/Note': 'any text: 1' },
});
const selector: JsonObject = { matchLabels: { 'app.kubernetes.io/name': 'api' } };
const podSpec: JsonObject = {
  serviceAccountName: 'api',
  automountServiceAccountToken: false,
  priorityClassName: 'platform-high',
  terminationGracePeriodSeconds: 45,
  securityContext: { runAsNonRoot: true, fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: selector,
      nodeTaintsPolicy: 'Honor',
    },
  ],
  tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }],
  containers: [
    {
      name: 'api',
      image: 'registry.example.com/api:1.4.2',
      imagePullPolicy: 'IfNotPresent',
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      env: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'api-db', key: 'password' } } },
      ],
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi', cpu: 1 } },
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10 },
      readinessProbe: { grpc: { port: 9090 } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    },
  ],
  volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
};
const template: JsonObject = { metadata: { labels: { 'app.kubernetes.io/name': 'api' } }, spec: podSpec };
const jobTemplate: JsonObject = { metadata: {}, spec: { ...podSpec, restartPolicy: 'Never' } };

const core: readonly JsonObject[] = [
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

const custom: readonly JsonObject[] = [
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: meta('api'),
    spec: {
      project: 'claims',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'claims-prod' },
      source: { repoURL: 'https://example.com/infra.git', path: 'kubernetes/api', targetRevision: 'main' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=false'] },
    },
  },
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: meta('api'),
    spec: {
      selector,
      template,
      strategy: { canary: { steps: [{ setWeight: 10 }, { pause: { duration: '5m' } }, { pause: {} }] } },
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: meta('api'),
    spec: {
      hosts: ['api.example.com'],
      gateways: ['public'],
      http: [
        {
          match: [{ uri: { prefix: '/v1' } }],
          route: [{ destination: { host: 'api', port: { number: 80 } }, weight: 100 }],
          timeout: '10s',
          retries: { attempts: 2, perTryTimeout: '2s', retryOn: '5xx' },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: meta('api'),
    spec: {
      host: 'api',
      trafficPolicy: {
        tls: { mode: 'ISTIO_MUTUAL' },
        connectionPool: { tcp: { maxConnections: 100 } },
        outlierDetection: { consecutive5xxErrors: 5, interval: '30s', baseEjectionTime: '30s' },
        loadBalancer: { consistentHash: { httpHeaderName: 'x-user' } },
      },
    },
  },
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: meta('api'),
    spec: {
      selector,
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/claims-prod/sa/web'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/v1/*'] } }],
        },
      ],
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: meta('api'),
    spec: {
      secretName: 'api-tls',
      dnsNames: ['api.example.com'],
      issuerRef: { name: 'public', kind: 'ClusterIssuer' },
    },
  },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: meta('api'),
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { name: 'aws', kind: 'ClusterSecretStore' },
      target: { name: 'api-db', creationPolicy: 'Owner' },
      data: [{ secretKey: 'password', remoteRef: { key: 'prod/api', property: 'password' } }],
    },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: meta('api'),
    spec: { selector, endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: meta('api'),
    spec: {
      groups: [
        {
          name: 'api',
          rules: [
            { alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'page' } },
            { record: 'a:b', expr: 1 },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: meta('api'),
    spec: { encryptedData: { password: 'AgBy' }, template: { metadata: { name: 'api' } } },
  },
  {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: meta('worker'),
    spec: {
      scaleTargetRef: { name: 'worker' },
      minReplicaCount: 0,
      triggers: [{ type: 'rabbitmq', metadata: { queueName: 'jobs', value: '20' } }],
    },
  },
  {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: {
      limits: { cpu: 100, memory: '400Gi' },
      disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '1m' },
      template: {
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
          requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] }],
        },
      },
    },
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: meta('api'),
    spec: {
      parentRefs: [{ name: 'public' }],
      hostnames: ['api.example.com'],
      rules: [
        { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'api', port: 80 }] },
      ],
    },
  },
  {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: meta('api'),
    spec: {
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
      updatePolicy: { updateMode: 'Off' },
      resourcePolicy: { containerPolicies: [{ containerName: '*', maxAllowed: { memory: '2Gi' } }] },
    },
  },
  {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: meta('db'),
    spec: {
      instances: 3,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.5',
      storage: { size: '50Gi', storageClass: 'fast' },
      postgresql: { parameters: { max_connections: '200' } },
      bootstrap: { initdb: { database: 'claims', owner: 'claims' } },
      resources: { requests: { cpu: '500m', memory: '1Gi' } },
      backup: {
        retentionPolicy: '30d',
        barmanObjectStore: {
          destinationPath: 's3://backups/db',
          s3Credentials: { inheritFromIAMRole: true },
        },
      },
      monitoring: { enablePodMonitor: true },
    },
  },
  {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: meta('db'),
    spec: { schedule: '0 0 3 * * *', cluster: { name: 'db' }, backupOwnerReference: 'self' },
  },
  {
    apiVersion: 'rabbitmq.com/v1beta1',
    kind: 'RabbitmqCluster',
    metadata: meta('mq'),
    spec: {
      replicas: 3,
      persistence: { storageClassName: 'fast', storage: '20Gi' },
      rabbitmq: {
        additionalPlugins: ['rabbitmq_shovel'],
        additionalConfig: 'queue_master_locator = min-masters',
      },
      override: { statefulSet: { spec: { template: { spec: { containers: [] } } } } },
    },
  },
];

export const samples: readonly JsonObject[] = [...core, ...custom];

/** The sample of a kind. */
export function sample(kind: string): JsonObject {
  const found = samples.find((object) => object.kind === kind);
  if (found === undefined) throw new Error(`no sample of ${kind}`);
  return found;
}
