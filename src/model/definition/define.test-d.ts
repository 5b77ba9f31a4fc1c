/**
 * What the types of a definition accept and refuse; read by `tsc` alone. Below each `@ts-expect-error`
 * stands exactly one fault: a fault that goes unseen is itself an error there.
 */
import {
  aws,
  azure,
  bucket,
  definePlatform,
  gcp,
  missing,
  opensearch,
  postgres,
  rabbitmq,
  redis,
} from './define.ts';

const environments = ['staging', 'production'] as const;
const careful = { replicas: { staging: 1, production: [2, 4] }, priority: 'high' } as const;
const cloud = aws({ region: 'eu-central-1' });

export const smallest = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud: aws({ region: 'eu-central-1' }),
  services: { api: { port: 8080 } },
});

export const rich = definePlatform({
  name: 'shop',
  environments,
  cloud: azure({ region: { staging: 'westeurope', production: missing('region') }, zones: 2 }),
  cluster: {
    pools: {
      general: { instance: 'Standard_D2s_v5', nodes: { staging: 1, production: [2, 3] } },
      spot: { instance: { azure: 'Standard_D2s_v5' }, nodes: { minimum: 0, desired: 1, maximum: 3 } },
    },
    storageClasses: { fast: { type: 'ssd', key: { production: missing('key') } } },
    priorities: { high: 1000 },
  },
  namespaces: { main: { quota: { production: { pods: 100 } } }, other: {} },
  images: { tag: { staging: '1.2.0-rc1', production: '1.1.0' } },
  secrets: { token: ['value', 'other'] },
  stores: {
    claims: postgres({
      runs: { staging: 'cluster', production: 'managed' },
      storage: { staging: '10Gi', production: '100Gi' },
      resources: { staging: { cpu: '1' } },
      pool: 'general',
      namespace: 'main',
      storageClass: 'fast',
    }),
    orders: postgres({ resources: { cpu: ['1', '2'] }, storage: missing('size') }),
    cache: redis(),
    events: rabbitmq({ instances: { production: 3 } }),
    documents: bucket({ bucket: { production: 'shop-documents' } }),
    search: opensearch(),
    plain: { type: 'postgres', runs: 'cluster', pool: 'spot' },
  },
  externals: { mail: { host: 'mail.example.com' } },
  services: {
    api: {
      ...careful,
      ports: { http: 8080, grpc: { port: 9090, expose: 90 } },
      calls: ['claims', 'web', 'mail', 'events'],
      pool: 'general',
      namespace: 'other',
      secrets: { TOKEN: 'token/value' },
      env: { LOG: { staging: 'debug', production: false } },
      volumes: { data: { path: '/data', size: missing('size'), storageClass: 'fast' } },
      resources: { production: { memory: '1Gi' } },
    },
    web: { port: 8080, replicas: [2, 4], image: missing('image'), environments: ['production'] },
  },
  overrides: [
    { kind: 'Deployment', name: 'web', environments: ['production'], set: { spec: { paused: null } } },
  ],
});

export const wrongNames = definePlatform({
  name: 'shop',
  environments: ['staging', 'production'],
  cloud,
  cluster: {
    pools: { general: { instance: 't3.large', nodes: 2 } },
    storageClasses: { fast: {} },
    priorities: { high: 1000 },
  },
  namespaces: { main: {} },
  secrets: { token: ['value'] },
  stores: {
    // @ts-expect-error: no such pool, by helper
    claims: postgres({ pool: 'generl' }),
    // @ts-expect-error: no such namespace, by helper
    orders: redis({ namespace: 'man' }),
    // @ts-expect-error: no such storage class, by helper
    events: rabbitmq({ storageClass: 'slow' }),
    // @ts-expect-error: no such pool
    plain: { type: 'postgres', pool: 'generl' },
  },
  services: {
    api: {
      // @ts-expect-error: nothing of this name to call
      calls: ['apii'],
      // @ts-expect-error: no such pool
      pool: 'generl',
      // @ts-expect-error: no such namespace
      namespace: 'man',
      // @ts-expect-error: no such priority class
      priority: 'hihg',
      // @ts-expect-error: no such key
      secrets: { TOKEN: 'token/valu' },
      // @ts-expect-error: no such storage class
      volumes: { data: { path: '/data', size: '1Gi', storageClass: 'slow' } },
      // @ts-expect-error: no such environment
      environments: ['prod'],
    },
  },
});

export const wrongEnvironments = definePlatform({
  name: 'shop',
  environments: ['staging', 'production'],
  // @ts-expect-error: no such environment, beside one that exists
  cloud: gcp({ region: { staging: 'europe-west4', prodution: 'europe-west4' } }),
  cluster: {
    pools: {
      // @ts-expect-error: no such environment
      general: { instance: 't3.large', nodes: { prodution: 2 } },
    },
    // @ts-expect-error: no such environment
    storageClasses: { fast: { key: { prodution: 'key' } } },
  },
  // @ts-expect-error: no such environment
  namespaces: { main: { quota: { prodution: { pods: 3 } } } },
  // @ts-expect-error: no such environment
  images: { tag: { prodution: '1.0.0' } },
  // @ts-expect-error: no such environment
  env: { LOG: { prodution: 'debug' } },
  stores: {
    // @ts-expect-error: no such environment, by helper
    claims: postgres({ storage: { staging: '1Gi', prodution: '2Gi' } }),
    // @ts-expect-error: no such environment, by helper
    orders: postgres({ resources: { prodution: { cpu: '1' } } }),
    // @ts-expect-error: no such environment, by helper
    documents: bucket({ bucket: { staging: 'a-bucket', prodution: 'b-bucket' } }),
    // @ts-expect-error: no such environment
    plain: { type: 'redis', runs: { prodution: 'cluster' } },
  },
  services: {
    api: {
      // @ts-expect-error: no such environment
      image: { prodution: 'shop/api:1.0.0' },
      // @ts-expect-error: no such environment
      replicas: { prodution: 3 },
      // @ts-expect-error: no such environment
      resources: { prodution: { cpu: '1' } },
      // @ts-expect-error: no such environment
      env: { LOG: { prodution: 'debug' } },
      // @ts-expect-error: no such environment
      files: { '/app': { 'a.txt': { prodution: 'a' } } },
      // @ts-expect-error: no such environment
      volumes: { data: { path: '/data', size: { prodution: '1Gi' } } },
    },
  },
  overrides: [
    // @ts-expect-error: no such environment
    { kind: 'Deployment', name: 'api', environments: ['prod'], set: { spec: { paused: true } } },
  ],
});

export const wrongFields = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud,
  stores: {
    // @ts-expect-error: no such field, by helper
    claims: postgres({ storag: '1Gi' }),
    // @ts-expect-error: a cache has no database
    cache: redis({ database: 'a' }),
    // @ts-expect-error: no such word
    events: rabbitmq({ runs: 'clster' }),
    // @ts-expect-error: a bucket has no database
    documents: bucket({ database: 'documents' }),
  },
  services: {
    // @ts-expect-error: no such field
    api: { prot: 8080 },
    // @ts-expect-error: no such field
    web: { resources: { production: { cpuu: '1' } } },
    // @ts-expect-error: no such field
    app: { health: { live: { pat: '/' } } },
    // @ts-expect-error: a text is no number
    job: { port: '8080' },
    // @ts-expect-error: no such word
    run: { permissions: [{ resources: ['pods'], verbs: ['see'] }] },
  },
  overrides: [
    // @ts-expect-error: a Deployment has no such field
    { kind: 'Deployment', name: 'api', set: { spec: { replica: 3 } } },
    // @ts-expect-error: a Service has no replicas
    { kind: 'Service', name: 'api', set: { spec: { replicas: 3 } } },
    // @ts-expect-error: no such kind
    { kind: 'Deploymnt', name: 'api', set: {} },
  ],
});

// @ts-expect-error: a definition says where it runs
export const incomplete = definePlatform({ name: 'shop', environments: ['production'], services: {} });

export const wrongPart = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud,
  services: {},
  // @ts-expect-error: no such field
  stors: {},
});
