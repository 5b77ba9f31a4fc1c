import { type ChartValues, open } from './chart-values.ts';

/** What is said of the parts of a pod, of the gateway and of NGINX alike. */
const pod = { tolerations: [], nodeSelector: open(), affinity: open(), topologySpreadConstraints: [] };

/** The switch is all that has a default: the template takes whatever the kind of its object knows. */
const autoscaling = {
  enable: false,
  annotations: open(),
  minReplicas: undefined,
  maxReplicas: undefined,
  targetCPUUtilizationPercentage: undefined,
  targetMemoryUtilizationPercentage: undefined,
  behavior: open(),
};

export const nginxGatewayFabric: ChartValues = {
  source:
    'nginx/nginx-gateway-fabric, charts/nginx-gateway-fabric/README.md and values.yaml, 2.4.0; apis/v1alpha2/nginxproxy_types.go',
  values: {
    clusterDomain: 'cluster.local',
    nginxGateway: {
      kind: 'deployment',
      name: '',
      gatewayClassName: 'nginx',
      gatewayClassAnnotations: open(),
      podAnnotations: open(),
      labels: open(),
      config: { logging: { level: 'info' } },
      service: { annotations: open(), labels: open() },
      serviceAccount: { annotations: open(), name: '', imagePullSecret: '', imagePullSecrets: [] },
      replicas: 1,
      autoscaling: { ...autoscaling, templates: [] },
      leaderElection: { enable: true, lockName: '' },
      productTelemetry: { enable: true },
      priorityClassName: '',
      lifecycle: open(),
      resources: open(),
      terminationGracePeriodSeconds: 30,
      ...pod,
      metrics: { enable: true, port: 9113, secure: false },
      gwAPIExperimentalFeatures: { enable: false },
      snippets: { enable: false },
      snippetsFilters: { enable: false },
      watchNamespaces: [],
    },
    nginx: {
      kind: 'deployment',
      replicas: 1,
      autoscaling: { ...autoscaling, metrics: [] },
      config: open(),
      pod: open(pod),
      container: open({ resources: open() }),
      service: {
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        loadBalancerIP: '',
        loadBalancerClass: '',
        loadBalancerSourceRanges: [],
        nodePorts: [],
        patches: [],
      },
      patches: [],
      debug: false,
    },
    gateways: [],
  },
};
