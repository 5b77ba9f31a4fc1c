import { aws, blueGreen, definePlatform, postgres, rabbitmq, redis } from 'groundplan';

export default definePlatform({
  name: 'microcrop',
  purpose: 'Parametric crop insurance for more than 100,000 farmers: pays by weather, not by inspection',
  domain: 'microcrop.io',
  contacts: {
    'e-mail': 'devops@microcrop.io',
    chat: 'Slack, #infrastructure',
    issues: 'https://github.com/microcrop/infrastructure/issues',
  },
  documentation: 'https://docs.microcrop.io',
  license: 'Copyright 2025 MicroCrop, all rights reserved',
  layout: { kubernetes: 'infra/kubernetes', services: 'apps', stores: 'services' },

  environments: ['dev', 'staging', 'production'],
  cloud: aws({ region: 'us-east-1', account: '111122223333' }),
  delivery: {
    phases: [
      { name: 'Namespaces', brings: ['cluster', 'namespaces'] },
      { name: 'Secrets and stores', brings: ['components', 'stores'], tasks: ['Fill the secrets'] },
      { name: 'Backend', brings: ['backend'] },
      { name: 'Workers', brings: ['workers', 'data-processor'], tasks: ['Look at pods, Services and logs'] },
    ],
  },
  security: {
    secrets: { dev: 'plain', staging: 'sealed', production: 'external' },
    people: { developers: { dev: 'admin', staging: 'deploy', production: 'view' }, devops: 'admin' },
  },

  cluster: {
    pools: {
      // Three nodes hold twenty backend and ten worker pods at their requests; six leave room for a release
      // and for the loss of a zone.
      workers: { purpose: 'Everything', instance: 't3.large', nodes: [3, 6] },
    },
    storageClasses: { gp3: { default: true } },
  },

  namespaces: {
    microcrop: { purpose: 'Applications' },
    'microcrop-monitoring': { purpose: 'Prometheus, Grafana and Loki' },
    'ingress-nginx': { purpose: 'Ingress controller: rate limits and TLS' },
  },
  // Farmers come through Cloudflare, and each has a limit of its own.
  edge: {
    namespace: 'ingress-nginx',
    behind: 'cloudflare',
    tls: '1.3',
    certificates: { email: 'devops@microcrop.io' },
  },
  goals: { availability: '99.5%' },
  observability: {
    namespace: 'microcrop-monitoring',
    logs: 'loki',
    // Prometheus as the chart of its own makers has it: svc/prometheus-server.
    metrics: { engine: 'plain', storageClass: 'gp3' },
    alerts: {
      receivers: { infrastructure: { slack: { channel: '#infrastructure', url: 'alerting/slack' } } },
      // As agreed with the product: five percent of errors and a second are what a farmer with a bad line forgives.
      builtIn: {
        HighErrorRate: { beyond: '5%', for: '5m' },
        HighResponseTime: { beyond: '1s', for: '5m' },
      },
    },
  },

  secrets: { 'backend-secrets': ['SESSION_SECRET'], alerting: ['slack'] },

  stores: {
    postgres: postgres({
      purpose: 'Farmers, policies and payouts',
      database: 'microcrop',
      // A primary and a replica.
      instances: 2,
      backup: { every: '1d', at: '02:00', bucket: 'microcrop-backups' },
    }),
    redis: redis({ purpose: 'Cache', instances: 2 }),
    rabbitmq: rabbitmq({
      purpose: 'Work between backend, workers and data processor',
      runs: 'cluster',
      instances: 3,
      storageClass: 'gp3',
    }),
  },

  services: {
    backend: {
      purpose: 'API of the applications of farmers and agents',
      ports: { http: { port: 8080, expose: 80 } },
      metrics: { port: 8080 },
      health: { live: '/health', ready: '/health' },
      replicas: { production: [3, 20] },
      scale: { cpu: '70%', memory: '80%' },
      secrets: { SESSION_SECRET: 'backend-secrets/SESSION_SECRET' },
      calls: ['postgres', 'redis', 'rabbitmq'],
      expose: { host: 'api', requestsPerSecond: 10 },
      // Deploy beside the old version, test, switch; the old one stays an hour to switch back to.
      release: { production: blueGreen({ smoke: '/health' }) },
    },
    workers: {
      purpose: 'Work that nobody waits for: payouts, messages',
      replicas: { production: [2, 10] },
      calls: ['postgres', 'redis', 'rabbitmq'],
    },
    'data-processor': {
      purpose: 'Turns weather and satellite data into the indices that policies pay by',
      calls: ['postgres', 'redis', 'rabbitmq'],
    },
  },
});
