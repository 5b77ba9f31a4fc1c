import { aws, definePlatform, postgres, redis } from 'groundplan';

export default definePlatform({
  name: 'open-policy',
  purpose: 'Policy data for everybody: an API and a web interface on top of it',
  domain: 'openpolicy.example.org',
  layout: { kubernetes: 'infrastructure/k8s', helm: 'infrastructure/helm' },

  environments: ['development', 'staging', 'production'],
  cloud: aws({ region: 'us-east-1', account: '111122223333' }),
  security: {
    secrets: { development: 'plain', staging: 'external', production: 'external' },
    people: { developers: { development: 'deploy', staging: 'view', production: 'view' } },
    // Nothing runs under a tag that moves.
    images: {},
  },
  delivery: {
    helm: { chart: 'openpolicy-platform', names: { monitoring: 'monitoring-stack' } },
    phases: [
      {
        name: 'Immediate',
        brings: ['components', 'services'],
        tasks: ['Documentation', 'Monitoring and alerting', 'Pipelines', 'Security hardening'],
      },
      {
        name: 'Future',
        tasks: [
          'Service mesh: Istio or Linkerd',
          'Several clusters',
          'Disaster recovery',
          'Performance tuning',
        ],
      },
    ],
  },

  cluster: {
    pools: {
      application: {
        purpose: 'Both services',
        instance: 't3.large',
        nodes: { development: [1, 3], staging: [1, 3], production: [3, 6] },
        labels: { workload: 'application' },
      },
    },
  },

  namespaces: {
    openpolicy: { purpose: 'The platform’s services', podSecurity: 'restricted' },
    monitoring: { purpose: 'Prometheus, Alertmanager and Grafana' },
  },
  images: { registry: 'openpolicy', tag: '1.0.0' },
  observability: {
    logs: 'loki',
    traces: 'tempo',
    metrics: { engine: 'plain' },
    alerts: {
      receivers: { team: { slack: { channel: '#open-policy', url: 'alerting/slack' } } },
      builtIn: {
        HighErrorRate: { for: '2m' },
        HighResponseTime: { beyond: '500ms', for: '2m' },
      },
    },
  },
  secrets: { alerting: ['slack'] },

  stores: {
    database: postgres({
      purpose: 'Policy data',
      version: '14',
      database: 'openpolicy',
      secret: 'database-secret',
    }),
    cache: redis({ purpose: 'Answers that are asked for often', version: '7.2' }),
  },

  services: {
    'api-service': {
      purpose: 'Serves policy data',
      port: 8000,
      metrics: { port: 8000, path: '/metrics', interval: '30s' },
      health: {
        live: { path: '/health', delay: '30s', period: '10s' },
        ready: { path: '/health/ready', delay: '5s', period: '5s' },
      },
      resources: { cpu: ['250m', '500m'], memory: ['256Mi', '512Mi'] },
      replicas: { development: 3, staging: 3, production: [3, 6] },
      // The root file system is read-only; the log files that the program writes need a place.
      volumes: { logs: { path: '/app/logs', temporary: '100Mi' } },
      calls: ['database', 'cache'],
      expose: { host: 'api', requestsPerSecond: 20 },
      pool: 'application',
      placement: { pool: 'preferred' },
    },
    'web-interface': {
      purpose: 'What people see in the browser',
      port: 8080,
      replicas: { production: [2, 4] },
      calls: ['api-service'],
      expose: { host: 'openpolicy.example.org' },
      pool: 'application',
      placement: { pool: 'preferred' },
    },
  },
});
