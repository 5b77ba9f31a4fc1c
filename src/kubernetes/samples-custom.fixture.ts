import type { JsonObject } from '../base/index.ts';
import { meta, selector, template } from './samples-shared.fixture.ts';

/** Objects of the kinds of extensions. */
export const customSamples: readonly JsonObject[] = [
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
  {
    apiVersion: 'configuration.konghq.com/v1',
    kind: 'KongPlugin',
    metadata: meta('limit'),
    plugin: 'rate-limiting',
    protocols: ['http', 'https'],
    config: { second: 5, policy: 'local' },
  },
  {
    apiVersion: 'configuration.konghq.com/v1',
    kind: 'KongConsumer',
    metadata: meta('issuer'),
    username: 'issuer',
    credentials: ['issuer'],
  },
  {
    apiVersion: 'secrets.hashicorp.com/v1beta1',
    kind: 'VaultConnection',
    metadata: meta('vault'),
    spec: { address: 'https://vault:8200', caCertSecretRef: 'vault-tls', skipTLSVerify: false },
  },
  {
    apiVersion: 'secrets.hashicorp.com/v1beta1',
    kind: 'VaultAuth',
    metadata: meta('web'),
    spec: {
      vaultConnectionRef: 'vault/vault',
      method: 'kubernetes',
      mount: 'kubernetes',
      kubernetes: { role: 'web', serviceAccount: 'web', audiences: ['vault'] },
    },
  },
  {
    apiVersion: 'secrets.hashicorp.com/v1beta1',
    kind: 'VaultDynamicSecret',
    metadata: meta('web'),
    spec: {
      vaultAuthRef: 'web',
      mount: 'database',
      path: 'creds/web',
      renewalPercent: 67,
      destination: {
        name: 'web',
        create: true,
        transformation: {
          excludeRaw: true,
          excludes: ['.*'],
          templates: { url: { text: '{{ .Secrets.x }}' } },
        },
      },
      rolloutRestartTargets: [{ kind: 'argo.Rollout', name: 'web' }],
    },
  },
  {
    apiVersion: 'gateway.nginx.org/v1alpha1',
    kind: 'RateLimitPolicy',
    metadata: meta('web'),
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'web' }],
      rateLimit: { local: { rules: [{ rate: '10r/s', key: '$binary_remote_addr', zoneSize: '10m' }] } },
    },
  },
  {
    apiVersion: 'gateway.nginx.org/v1alpha1',
    kind: 'ClientSettingsPolicy',
    metadata: meta('web'),
    spec: {
      targetRef: { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'web' },
      body: { maxSize: '10m', timeout: '30s' },
    },
  },
];
