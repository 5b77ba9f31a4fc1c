import { aws, blueGreen, bucket, canary, definePlatform, opensearch, postgres, redis } from 'groundplan';

export default definePlatform({
  name: 'dzinza',
  purpose: 'Genealogy: family trees with their photos and documents',
  contacts: {
    primary: 'DevOps lead',
    escalation: 'Engineering manager',
    emergency: 'On-call rotation, around the clock, by PagerDuty',
    cloud: 'AWS support, enterprise level',
    'third-party monitoring': 'Datadog',
    security: 'External consultants, who test once a year',
  },
  domain: 'dzinza.example.com',
  layout: { kubernetes: 'k8s' },

  // Each environment has a cluster of its own: staging shares neither nodes nor faults with production.
  environments: ['development', 'staging', 'production'],
  cloud: aws({
    region: 'us-west-2',
    account: '111122223333',
    zones: { development: 1, staging: 3, production: 3 },
  }),
  // Credentials stay in Secrets Manager; the External Secrets Operator brings them where pods read them.
  security: { secrets: { development: 'plain', staging: 'external', production: 'external' } },

  cluster: {
    pools: {
      'worker-nodes': {
        purpose: 'Production',
        instance: 't3.medium',
        // Not below one node to a zone: two could not hold three zones.
        nodes: { production: { minimum: 3, desired: 3, maximum: 10 } },
        volume: '20Gi',
        ssh: false,
      },
      'staging-nodes': {
        purpose: 'The same shape in small, on spot machines: staging may be interrupted',
        instance: ['t3.small', 't3a.small'],
        capacity: 'spot',
        nodes: { staging: [3, 5] },
        volume: '20Gi',
        ssh: false,
      },
      'development-node': {
        purpose: 'One small node',
        instance: 't3.small',
        nodes: { development: 1 },
        volume: '20Gi',
        ssh: false,
      },
    },
  },

  namespaces: {
    dzinza: { purpose: 'The platform’s workloads', podSecurity: 'restricted', mesh: true },
    monitoring: { purpose: 'Metrics, logs and traces' },
    'ingress-nginx': { purpose: 'Ingress controller' },
  },
  // The load balancer is the one public entry: it ends TLS and hands on to NGINX.
  edge: { namespace: 'ingress-nginx', loadBalancer: 'application' },
  observability: {
    logs: 'cloudwatch',
    traces: 'xray',
    metrics: {
      retention: { development: '2d', staging: '7d', production: '30d' },
      storage: { development: '5Gi', staging: '10Gi', production: '50Gi' },
      replicas: { development: 1, staging: 1, production: 2 },
      resources: {
        development: { cpu: ['50m', '500m'], memory: ['256Mi', '512Mi'] },
        staging: { cpu: ['100m', '500m'], memory: ['512Mi', '1Gi'] },
        production: { cpu: ['500m', '2'], memory: ['1Gi', '2Gi'] },
      },
    },
    alerts: {
      receivers: {
        'on-call': { pagerduty: 'alerting/on-call' },
        manager: { pagerduty: 'alerting/engineering-manager' },
      },
      escalation: [{ after: '30m', to: 'manager' }],
    },
  },
  secrets: { alerting: ['on-call', 'engineering-manager'] },

  stores: {
    database: postgres({
      purpose: 'People and how they are related',
      instances: { development: 1, staging: 2, production: 2 },
      backup: { development: false, staging: { keep: '7d' }, production: { every: '1d', keep: '35d' } },
    }),
    cache: redis({
      purpose: 'Cached answers and sessions',
      instances: { development: 1, staging: 2, production: 2 },
    }),
    search: opensearch({
      purpose: 'Search over names, places and records',
      instances: { development: 1, staging: 3, production: 3 },
    }),
    media: bucket({
      purpose: 'Photos and documents',
      versions: '90d',
      coldAfter: '90d',
      copies: { production: 'us-east-1' },
    }),
  },

  services: {
    'dzinza-api': {
      purpose: 'Serves the applications',
      port: 3000,
      metrics: { port: 9464 },
      // The user that Node.js images bring along.
      user: 1000,
      resources: { development: { cpu: ['50m', '500m'], memory: ['128Mi', '256Mi'] } },
      replicas: { development: 1, staging: 3, production: [3, 20] },
      scale: { cpu: '70%' },
      calls: ['database', 'cache', 'search', 'media'],
      expose: { host: 'api', requestsPerSecond: 50, bodySize: '25Mi' },
      // Staging tries a version on part of its requests; production switches at once, and can switch back.
      release: { staging: canary({ steps: ['10%', '50%'] }), production: blueGreen({ smoke: '/' }) },
    },
  },
});
