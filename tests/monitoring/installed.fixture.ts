import { aws, bucket, canary, definePlatform, elasticsearch, postgres, rabbitmq } from 'groundplan';

/** A platform that stands on as much software of others as there are built-in alerts about it. */
export const installed = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud: aws({ region: 'eu-central-1', account: '111122223333' }),
  domain: 'shop.example',
  cluster: {
    autoscaler: 'karpenter',
    pools: {
      general: { instance: 'm7i.large', nodes: 3 },
      spot: { instance: 'm7i.large', nodes: [1, 6], capacity: 'spot' },
    },
  },
  namespaces: { shop: { mesh: true } },
  delivery: { repository: 'https://git.shop.example/platform', gitops: 'argocd' },
  security: { secrets: 'vault' },
  observability: {
    metrics: { engine: 'plain' },
    alerts: { receivers: { 'on-call': { pagerduty: 'alerting/pagerduty' } } },
  },
  secrets: { alerting: ['pagerduty'] },
  stores: {
    orders: postgres({ runs: 'cluster', pooler: true, backup: { every: '6h', rpo: '10m' } }),
    archive: postgres({ runs: 'cluster', variable: 'ARCHIVE_URL' }),
    catalog: elasticsearch(),
    jobs: rabbitmq({ runs: 'cluster' }),
    files: bucket({ runs: 'cluster' }),
  },
  services: {
    api: {
      port: 8080,
      metrics: { port: 9090 },
      expose: { host: 'api' },
      release: canary({ steps: ['10%', '50%'] }),
      calls: ['orders', 'archive', 'catalog', 'jobs', 'files'],
    },
    worker: {
      replicas: [1, 10],
      scale: { queue: { name: 'work', messages: 100 } },
      calls: ['jobs'],
    },
  },
});
