import { aws, canary, definePlatform, postgres, rabbitmq, redis } from 'groundplan';

const http = 8001;
const metrics = 9090;
/** Every edge service asks the three domain services and keeps sessions in the cache. */
const behindTheEdge = ['claims-service', 'member-service', 'provider-service', 'cache'] as const;
/** Cloud resources and nodes carry the name of their environment. */
const itsName = { dev: 'dev', staging: 'staging', production: 'production' } as const;

export default definePlatform({
  name: 'claims-askes',
  purpose: 'Health insurance: claims, members and the providers that treat them',
  domain: 'claims-askes.com',
  contacts: {
    'DevOps team': 'devops@claims-askes.com',
    'on call': 'PagerDuty, by its escalation policy',
    dashboards: 'grafana.claims-askes.com',
  },
  documentation: 'Internal wiki',
  license: 'Proprietary, all rights reserved',
  tags: { Application: 'claims-askes', Environment: itsName },
  layout: { kubernetes: 'infrastructure/kubernetes', helm: 'infrastructure/helm' },
  delivery: { helm: true },

  environments: ['dev', 'staging', 'production'],
  cloud: aws({ region: 'ap-southeast-3' }),
  // Sealed files lie in the repository beside what reads them; only the cluster opens them.
  security: { secrets: { dev: 'plain', staging: 'sealed', production: 'sealed' } },

  cluster: {
    pools: {
      general: {
        purpose: 'Everything that must stay',
        instance: 't3.medium',
        nodes: {
          dev: { minimum: 1, desired: 2, maximum: 4 },
          staging: { minimum: 1, desired: 2, maximum: 4 },
          production: { minimum: 3, desired: 5, maximum: 10 },
        },
        labels: { NodeType: 'general', Environment: itsName },
      },
      spot: {
        purpose: 'Cheap room for services that can move at two minutes’ notice',
        instance: ['t3.medium', 't3a.medium'],
        capacity: 'spot',
        nodes: {
          dev: { minimum: 0, desired: 1, maximum: 2 },
          staging: { minimum: 0, desired: 1, maximum: 2 },
          production: { minimum: 0, desired: 3, maximum: 6 },
        },
        labels: { NodeType: 'spot', Environment: itsName },
        taints: ['spot=true:NoSchedule'],
      },
    },
  },

  namespaces: {
    'claims-askes': {
      purpose: 'Edge and domain services',
      mesh: true,
      // Cpu and memory are derived from the services: a round number could never bind on these nodes.
      quota: { volumeClaims: 10, loadBalancers: 2 },
    },
    gateway: { purpose: 'API gateway', mesh: true },
    monitoring: { purpose: 'Prometheus and Grafana' },
    'elastic-system': { purpose: 'Elasticsearch, which keeps the logs' },
  },
  edge: {
    namespace: 'gateway',
    controller: 'kong',
    replicas: { dev: 1, staging: 2, production: [3, 10] },
  },

  goals: { availability: '99.9%' },
  observability: {
    // One node tries things out; three keep what they have when one is lost.
    logs: {
      store: 'elastic',
      agentNamespace: 'kube-system',
      replicas: { dev: 1, staging: 3, production: 3 },
    },
    traces: 'jaeger',
    dashboards: { host: 'grafana.claims-askes.com' },
    metrics: {
      retention: { dev: '7d', staging: '14d', production: '30d' },
      storage: { dev: '10Gi', staging: '20Gi', production: '50Gi' },
      replicas: { dev: 1, staging: 1, production: 2 },
      resources: {
        dev: { cpu: ['250m', '1'], memory: ['1Gi', '2Gi'] },
        staging: { cpu: ['250m', '1'], memory: ['1Gi', '2Gi'] },
        production: { cpu: ['1', '2'], memory: ['2Gi', '4Gi'] },
      },
    },
    alerts: {
      receivers: {
        'on-call': { pagerduty: 'alerting/pagerduty' },
        team: {
          email: {
            to: 'devops@claims-askes.com',
            from: 'alerts@claims-askes.com',
            server: 'email-smtp.ap-southeast-3.amazonaws.com:587',
            user: 'alerts',
            password: 'alerting/smtp-password',
          },
        },
      },
      // Nobody is woken for what happens before production.
      notify: { critical: { dev: 'team', staging: 'team', production: 'on-call' }, warning: 'team' },
    },
  },

  images: { tag: 'v1.0.0' },
  secrets: { alerting: ['pagerduty', 'smtp-password'] },
  env: {
    ENVIRONMENT: { dev: 'development', staging: 'staging', production: 'production' },
    LOG_LEVEL: { dev: 'debug', staging: 'info', production: 'warn' },
  },

  stores: {
    database: postgres({
      purpose: 'Claims, members and providers',
      version: '15',
      database: 'claims_askes',
      storage: { dev: '20Gi', staging: '20Gi', production: '100Gi' },
      // The second instance of production stands by in another zone.
      instances: { dev: 1, staging: 1, production: 2 },
      backup: { bucket: 'claims-askes-backups' },
    }),
    cache: redis({ purpose: 'Sessions and hot look-ups' }),
    events: rabbitmq({ purpose: 'What happened to a claim' }),
  },

  services: {
    'web-bff': {
      purpose: 'Backend of the web application',
      port: 8080,
      calls: behindTheEdge,
      expose: { host: 'app', requestsPerSecond: 50 },
    },
    'mobile-bff': {
      purpose: 'Backend of the mobile applications',
      port: 8080,
      calls: behindTheEdge,
      expose: { host: 'mobile', requestsPerSecond: 50 },
    },
    'gateway-admin': {
      purpose: 'Backend of the administrators',
      port: 8080,
      calls: behindTheEdge,
      expose: { host: 'admin', requestsPerSecond: 20 },
      // Few people use it and it keeps nothing: it goes to spot nodes where there are any.
      pool: 'spot',
      placement: { pool: 'preferred' },
    },

    'claims-service': {
      purpose: 'Takes claims in and decides them',
      port: http,
      metrics: { port: metrics },
      health: {
        live: { path: '/health', delay: '30s', period: '10s' },
        ready: { path: '/ready', delay: '5s', period: '5s' },
      },
      resources: { cpu: ['100m', '500m'], memory: ['256Mi', '512Mi'] },
      replicas: { dev: 1, staging: 2, production: [2, 10] },
      scale: {
        cpu: '70%',
        memory: '80%',
        requestsPerSecond: 100,
        up: { stabilization: '60s', percent: '100%', period: '60s' },
        down: { stabilization: '300s', percent: '50%', period: '60s' },
      },
      files: {
        '/app/config': { 'application.yaml': `server:\n  port: ${http}\nmetrics:\n  port: ${metrics}\n` },
      },
      calls: ['member-service', 'provider-service', 'database', 'cache', 'events'],
      traffic: {
        timeout: '30s',
        // Three tries fill the timeout. Only what has not arrived is sent again: no claim is taken in twice.
        retries: { attempts: 2, perTry: '10s' },
        limits: { connections: 100, pending: 50, requests: 100 },
        outliers: { errors: 5, interval: '30s', ejection: '30s', share: '50%', minimumHealthy: '30%' },
      },
      release: canary({
        by: 'mesh',
        header: 'x-version: v2',
        next: { version: 'v2', image: 'claims-askes/claims-service:v2.0.0', weight: '10%' },
      }),
    },
    'member-service': {
      purpose: 'Members and what they are insured for',
      port: 8002,
      health: { live: '/health', ready: '/health' },
      replicas: { dev: 1, staging: 2, production: 5 },
      calls: ['database', 'cache', 'events'],
    },
    'provider-service': {
      purpose: 'Directory of hospitals, doctors and pharmacies',
      port: 8003,
      calls: ['database', 'cache'],
      // Mostly reads, and another replica answers at once when a spot node is taken away.
      pool: 'spot',
      placement: { pool: 'preferred' },
    },
  },
});
