import {
  aws,
  blueGreen,
  bucket,
  canary,
  definePlatform,
  keycloak,
  postgres,
  rabbitmq,
  redis,
  vault,
} from 'groundplan';

/** What every service of the application layer has in common. */
const application = {
  port: 8080,
  metrics: { port: 8080 },
  health: { live: '/health/live', ready: '/health/ready', startup: '/health/startup' },
  pool: 'application-pool',
  placement: { zones: 'required', hosts: 'preferred', pool: 'preferred' },
} as const;

/** Three pods, one to a zone; production grows from there. */
const upTo = (maximum: number) => ({ dev: 3, staging: 3, production: [3, maximum] }) as const;

/** Whatever keeps data runs in the namespace of the data layer, on its own nodes and fast disks. */
const inDataLayer = {
  runs: 'cluster',
  namespace: 'data',
  pool: 'data-pool',
  storageClass: 'fast-ssd',
} as const;

/** A database of one service: a primary and two standbys. The small request lets all of them fit on the first three nodes. */
const ownDatabase = {
  ...inDataLayer,
  instances: 3,
  resources: { cpu: ['200m', '2'] },
  pooler: true,
  // Not more than a quarter of an hour may be lost, and any moment of a week can be had back.
  backup: { every: '6h', keep: '7d', rpo: '15m' },
  // Vault makes each service credentials of its own, and new ones every day.
  credentials: 'temporary',
} as const;

/** What holds the domain of its environment. */
const each = (make: (domain: string) => string) => ({
  dev: make('dev.platform.example.com'),
  staging: make('staging.platform.example.com'),
  production: make('platform.example.com'),
});

export default definePlatform({
  name: 'ai-workflow',
  purpose: 'Runs workflows whose steps are done by language models, checked and audited',
  domain: 'platform.example.com',
  contacts: { maintainers: 'Platform team and infrastructure team' },
  tags: { Platform: 'ai-workflow' },

  environments: ['dev', 'staging', 'production'],
  delivery: {
    repository: 'https://github.com/org/platform-gitops',
    gitops: 'argocd',
    helm: true,
    phases: [
      {
        name: 'Phase 1',
        when: 'weeks 1-2',
        brings: ['cluster', 'components'],
        tasks: ['Cluster and network by Terraform'],
      },
      // Keycloak starts on its database, which therefore comes before those of the services.
      { name: 'Phase 2', when: 'weeks 3-4', brings: ['istiod', 'keycloak-postgres', 'keycloak'] },
      { name: 'Phase 3', when: 'week 5', brings: ['stores'] },
      { name: 'Phase 4', when: 'week 6', brings: ['loki', 'tempo'], tasks: ['Alerts and dashboards'] },
      { name: 'Phase 5', when: 'weeks 7-8', brings: ['services'] },
      {
        name: 'Phase 6',
        when: 'weeks 9-10',
        tasks: [
          'Security audit',
          'Performance test',
          'Disaster recovery test',
          'Review of the documents',
          'Go-live',
        ],
      },
    ],
  },
  cloud: aws({ region: 'us-east-1', zones: 3, account: '111122223333' }),
  // Nothing of a credential is in the repository: Vault keeps them all, and writes down who reads them.
  security: {
    secrets: 'vault',
    vault: {
      pool: 'infrastructure-pool',
      storageClass: 'standard-ssd',
      // Files are encrypted before they are stored, with a key that the service never sees.
      keys: { files: { services: ['file-storage-service'] } },
    },
  },

  cluster: {
    pools: {
      'application-pool': {
        purpose: 'Application services',
        // Two types of spot machine seldom run dry in the same hour.
        instance: { aws: ['t3.xlarge', 't3a.xlarge'], azure: 'Standard_D4s_v3', gcp: 'n2-standard-4' },
        capacity: 'spot',
        nodes: { minimum: 3, desired: 3, maximum: 20 },
        zones: 3,
        labels: { workload: 'application', spot: 'true' },
      },
      'data-pool': {
        purpose: 'Databases, queue and cache',
        instance: { aws: 'r5.xlarge', azure: 'Standard_E4s_v3', gcp: 'n2-highmem-4' },
        nodes: { minimum: 3, desired: 3, maximum: 6 },
        scaling: 'manual',
        zones: 3,
        labels: { workload: 'data', spot: 'false' },
        taints: ['workload=data:NoSchedule'],
      },
      'infrastructure-pool': {
        purpose: 'Services that the platform itself stands on',
        instance: { aws: 't3.large', azure: 'Standard_D2s_v3', gcp: 'n2-standard-2' },
        nodes: { minimum: 3, desired: 3, maximum: 6 },
        scaling: 'manual',
        zones: 3,
        labels: { workload: 'infrastructure', spot: 'false' },
        taints: ['workload=infrastructure:NoSchedule'],
      },
    },
    // A node that nobody needs goes after five minutes, and not sooner after another came.
    scaleDown: { unneeded: '5m', delay: '5m' },
    storageClasses: {
      // Twice the operations and four times the throughput that gp3 gives for nothing.
      'fast-ssd': { iops: 6000, throughput: 500, reclaim: 'Retain' },
      'standard-ssd': { reclaim: 'Retain' },
      'shared-filesystem': {
        type: 'shared',
        fileSystem: {
          dev: 'fs-00000000000000d01',
          staging: 'fs-00000000000000501',
          production: 'fs-00000000000000b01',
        },
      },
    },
  },

  namespaces: {
    application: { purpose: 'Application services', podSecurity: 'restricted', mesh: true },
    data: { purpose: 'Databases, queue and cache', podSecurity: 'baseline', mesh: true },
    infrastructure: { purpose: 'Identity, secrets, gateway', podSecurity: 'restricted', mesh: true },
    observability: { purpose: 'Metrics, logs and traces', podSecurity: 'baseline' },
    argocd: { purpose: 'Delivery from Git' },
  },
  // The mesh's gateway ends TLS and hands on to Kong, which knows the routes, their limits and whose tokens are good.
  edge: {
    namespace: 'infrastructure',
    controller: 'kong',
    behind: 'cloudflare',
    mesh: true,
    replicas: { dev: 3, staging: 3, production: [3, 10] },
    pool: 'infrastructure-pool',
    tls: '1.3',
    store: 'kong-postgres',
    authentication: { issuer: each((domain) => `https://keycloak.${domain}/realms/platform`) },
  },
  // Calls to the outside leave by one door, where they can be seen and shut.
  mesh: { pool: 'infrastructure-pool', egress: { pool: 'infrastructure-pool' } },
  goals: { availability: '99.9%', latencyP95: '200ms' },
  observability: {
    namespace: 'observability',
    // Much is written and little is read: everything stays a week, what matters a month, the audit trail a year.
    logs: { store: 'loki', retention: { all: '7d', info: '30d', audit: '365d' } },
    traces: 'tempo',
    metrics: { storageClass: 'standard-ssd' },
    alerts: {
      receivers: {
        'on-call': { pagerduty: 'alerting/pagerduty' },
        'platform-team': { slack: { channel: '#platform', url: 'alerting/slack' } },
        lead: { pagerduty: 'alerting/pagerduty-lead' },
        heartbeat: { webhook: 'alerting/heartbeat' },
      },
      notify: { warning: 'platform-team' },
      escalation: [{ after: '30m', to: 'lead' }],
      heartbeat: 'heartbeat',
      own: {
        WorkflowsNotCompleted: {
          expr: 'sum(rate(workflows_created_total[30m])) > 0 unless sum(rate(workflows_completed_total[30m])) > 0',
          for: '30m',
          severity: 'critical',
          summary: 'Workflows begin, and none comes to an end',
          action:
            'Look at the queue of the language model agents first, then at the state of the model provider.',
        },
      },
    },
  },

  images: { registry: 'platform', tag: 'v1.0.0' },
  secrets: {
    alerting: ['pagerduty', 'pagerduty-lead', 'slack', 'heartbeat'],
    'keycloak-admin-credentials': ['username', 'password'],
  },

  stores: {
    'bff-db': postgres({ ...ownDatabase, purpose: 'Views and preferences of the users' }),
    'llm-agent-db': postgres({ ...ownDatabase, purpose: 'Prompts, answers and cost', storage: '100Gi' }),
    'workflow-orchestrator-db': postgres({ ...ownDatabase, purpose: 'Workflows and where they stand' }),
    'validation-db': postgres({ ...ownDatabase, purpose: 'Rules and verdicts' }),
    'notification-db': postgres({ ...ownDatabase, purpose: 'Messages and whether they arrived' }),
    'audit-logging-db': postgres({ ...ownDatabase, purpose: 'Who did what, and when' }),
    'file-storage-db': postgres({ ...ownDatabase, purpose: 'What each file is and who may read it' }),
    'keycloak-postgres': postgres({
      ...ownDatabase,
      purpose: 'Accounts and roles',
      database: 'keycloak',
      secret: 'keycloak-db-credentials',
      // It changes its tables itself when it is upgraded.
      credentials: { access: { keycloak: 'own' } },
      // Keycloak pools its connections itself, and tells its peers apart by their sessions.
      pooler: false,
    }),
    'kong-postgres': postgres({
      ...ownDatabase,
      purpose: 'Routes, plugins and counters of Kong',
      database: 'kong',
      credentials: 'fixed',
    }),
    queue: rabbitmq({ ...inDataLayer, purpose: 'Work between the services', instances: 3 }),
    cache: redis({ ...inDataLayer, purpose: 'Cached answers and sessions' }),
    files: bucket({
      ...inDataLayer,
      purpose: 'Files of the workflows',
      storage: '200Gi',
      versions: '30d',
    }),
  },

  externals: {
    openai: { host: 'api.openai.com', purpose: 'Language models' },
    smtp: { host: 'smtp.example.com', port: 587, purpose: 'E-mail' },
    vault: vault(),
  },

  services: {
    'bff-service': {
      ...application,
      purpose: 'Backend of the user interface',
      replicas: upTo(10),
      calls: ['workflow-orchestrator-service', 'file-storage-service', 'keycloak', 'bff-db', 'cache'],
      expose: {
        host: 'app',
        requestsPerSecond: 50,
        authentication: true,
        headers: { remove: ['X-User-Id'] },
      },
      release: blueGreen({ smoke: '/health/ready', keep: '1h' }),
    },
    'llm-agent-service': {
      ...application,
      purpose: 'Does the steps that need a language model',
      image: 'platform/llm-agent-service:v1.2.3',
      health: {
        live: { path: '/health/live', delay: '30s', period: '10s', timeout: '5s', failures: 3 },
        ready: { path: '/health/ready', delay: '10s', period: '5s', timeout: '3s', failures: 3 },
        // Five minutes to start.
        startup: { path: '/health/startup', delay: '0s', period: '10s', timeout: '3s', failures: 30 },
      },
      resources: { cpu: ['500m', '2000m'], memory: ['1Gi', '2Gi'] },
      replicas: upTo(20),
      scale: {
        cpu: '70%',
        memory: '80%',
        queue: { name: 'llm-agent-tasks', messages: 10 },
        up: { stabilization: '0s', percent: '100%', pods: 4, period: '60s', select: 'Max' },
        down: { stabilization: '300s', percent: '50%', period: '60s' },
        recommend: true,
      },
      // A share grows with the pods: a fixed minimum of two would let eighteen of twenty go at once.
      disruption: { maxUnavailable: '25%' },
      calls: ['openai', 'audit-logging-service', 'llm-agent-db', 'queue', 'cache'],
      traffic: { outliers: {} },
      release: canary({ steps: ['10%', '50%'], header: 'x-canary' }),
    },
    'workflow-orchestrator-service': {
      ...application,
      purpose: 'Leads each workflow through its steps',
      metrics: {
        port: 8080,
        own: {
          workflows_created_total: { type: 'counter', labels: ['kind'], purpose: 'Workflows that began' },
          workflows_completed_total: {
            type: 'counter',
            labels: ['kind', 'outcome'],
            purpose: 'Workflows that came to an end',
          },
        },
      },
      replicas: upTo(10),
      disruption: { maxUnavailable: 1 },
      calls: [
        'llm-agent-service',
        'validation-service',
        'notification-service',
        'audit-logging-service',
        'file-storage-service',
        'workflow-orchestrator-db',
        'queue',
        'cache',
      ],
    },
    'validation-service': {
      ...application,
      purpose: 'Checks what the models answered',
      replicas: upTo(10),
      calls: ['audit-logging-service', 'validation-db'],
    },
    'notification-service': {
      ...application,
      purpose: 'Tells people what happened',
      replicas: upTo(10),
      calls: ['smtp', 'audit-logging-service', 'notification-db', 'queue'],
    },
    'audit-logging-service': {
      ...application,
      purpose: 'Keeps the audit trail',
      replicas: upTo(10),
      calls: ['audit-logging-db', 'queue'],
    },
    'file-storage-service': {
      ...application,
      purpose: 'Keeps the files of the workflows',
      replicas: upTo(10),
      calls: ['audit-logging-service', 'file-storage-db', 'files', 'vault'],
    },

    keycloak: {
      ...keycloak({
        database: 'keycloak-postgres',
        admin: 'keycloak-admin-credentials',
        host: each((domain) => `keycloak.${domain}`),
      }),
      namespace: 'infrastructure',
      // Our own build: the database and the health endpoints are chosen when the image is built.
      image: 'platform/keycloak:26.8.2-1',
      health: {
        live: { path: '/health/live', port: 9000, delay: '60s', period: '10s' },
        ready: { path: '/health/ready', port: 9000, delay: '30s', period: '5s' },
        // The first start migrates the database; without this, liveness would end it halfway.
        startup: { path: '/health/started', port: 9000, period: '10s', failures: 30 },
      },
      expose: { host: 'keycloak', requestsPerSecond: 20 },
      pool: 'infrastructure-pool',
      placement: { zones: 'required', hosts: 'required', pool: 'required' },
    },
  },
});
