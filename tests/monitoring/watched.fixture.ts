import { aws, definePlatform, opensearch, postgres, rabbitmq, redis } from 'groundplan';

/** A platform in which every built-in alert has something to watch. */
export const watched = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud: aws({ region: 'eu-central-1' }),
  cluster: { pools: { general: { instance: 'm7i.large', nodes: [3, 6] } } },
  goals: { availability: '99.9%', latencyP95: '200ms' },
  observability: {
    metrics: { engine: 'plain' },
    alerts: {
      receivers: {
        'on-call': { pagerduty: 'alerting/pagerduty' },
        team: { slack: { channel: '#shop', url: 'alerting/slack' } },
        lead: {
          email: { to: 'lead@shop.example', from: 'alerts@shop.example', server: 'smtp.shop.example:587' },
        },
        snitch: { webhook: 'alerting/snitch' },
      },
      notify: { warning: 'team' },
      escalation: [{ after: '30m', to: 'lead' }],
      heartbeat: 'snitch',
    },
  },
  secrets: { alerting: ['pagerduty', 'slack', 'snitch'] },
  stores: {
    orders: postgres({ runs: 'cluster' }),
    archive: postgres({ variable: 'ARCHIVE_URL' }),
    sessions: redis({ runs: 'cluster' }),
    events: rabbitmq({ runs: 'cluster' }),
    search: opensearch(),
    feed: rabbitmq({ variable: 'FEED_URL' }),
  },
  externals: { payments: { host: 'api.payments.example' } },
  services: {
    api: {
      port: 8080,
      metrics: { port: 9090 },
      replicas: [3, 10],
      calls: ['orders', 'archive', 'sessions', 'events', 'feed', 'search', 'payments'],
    },
    web: { port: 8081, calls: ['api'] },
    nightly: { schedule: '0 2 * * *', calls: ['orders'] },
  },
});
