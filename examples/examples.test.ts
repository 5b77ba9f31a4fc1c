import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../src/facts/index.ts';
import { readPlatform } from '../src/model/index.ts';
import { verify } from '../src/verify/index.ts';
import { compiled } from '../tests/tools/compiled.ts';
import aiWorkflow from './ai-workflow/platform.ts';
import claimsAskes from './claims-askes/platform.ts';
import dzinza from './dzinza/platform.ts';
import microcrop from './microcrop/platform.ts';
import openPolicy from './open-policy/platform.ts';

const GiB = 1024 ** 3;
const MiB = 1024 ** 2;

const definitions = {
  'claims-askes': claimsAskes,
  dzinza,
  'open-policy': openPolicy,
  'ai-workflow': aiWorkflow,
  microcrop,
} as const;

/** What each platform is known to be, by the place in the resolved platform; parts are found by their names. */
const facts: Readonly<Record<keyof typeof definitions, Readonly<Record<string, unknown>>>> = {
  'claims-askes': {
    'layout kubernetes': 'infrastructure/kubernetes',
    contacts: { 'DevOps team': 'devops@claims-askes.com' },
    'production cluster pools general nodes': { minimum: 3, desired: 5, maximum: 10 },
    'production cluster pools general instances': ['t3.medium'],
    'staging cluster pools general nodes': { minimum: 1, desired: 2, maximum: 4 },
    'staging cluster pools general labels': { NodeType: 'general', Environment: 'staging' },
    'production tags': { Application: 'claims-askes', Environment: 'production' },
    'production cluster pools spot nodes': { minimum: 0, desired: 3, maximum: 6 },
    'dev cluster pools spot nodes': { minimum: 0, desired: 1, maximum: 2 },
    'production cluster pools spot taints': [{ key: 'spot', value: 'true', effect: 'NoSchedule' }],
    'production cluster pools spot instances': ['t3.medium', 't3a.medium'],
    'production namespaces claims-askes quota': { cpu: undefined, volumeClaims: 10, loadBalancers: 2 },
    'production stores database': {
      version: '15',
      storage: 100 * GiB,
      instances: 2,
      database: 'claims_askes',
      secret: 'database-credentials',
    },
    'dev stores database': { storage: 20 * GiB, instances: 1, variable: 'DATABASE_URL' },
    'dev services claims-service replicas': { minimum: 1, maximum: 1 },
    'staging services claims-service replicas': { minimum: 2, maximum: 2 },
    'production services claims-service replicas': { minimum: 2, maximum: 10 },
    'dev services claims-service scale': undefined,
    'production services claims-service scale': {
      cpu: 70,
      memory: 80,
      requestsPerSecond: 100,
      up: { stabilization: 60, percent: 100, pods: undefined, period: 60 },
      down: { stabilization: 300, percent: 50, pods: undefined, period: 60 },
    },
    'production services claims-service ports': [
      { name: 'http', port: 8001 },
      { name: 'metrics', port: 9090 },
    ],
    'production services claims-service resources': {
      cpu: { request: 0.1, limit: 0.5 },
      memory: { request: 256 * MiB, limit: 512 * MiB },
    },
    'production services claims-service probes live': { check: { path: '/health' }, delay: 30, period: 10 },
    'production services claims-service probes ready': { check: { path: '/ready' }, delay: 5, period: 5 },
    'production services claims-service files 0 folder': '/app/config',
    'dev services claims-service env ENVIRONMENT value': 'development',
    'dev services claims-service env LOG_LEVEL value': 'debug',
    'staging services claims-service env LOG_LEVEL value': 'info',
    'production services claims-service env LOG_LEVEL value': 'warn',
    'production services member-service replicas': { minimum: 5, maximum: 5 },
    'production services member-service ports 0 port': 8002,
    'production services provider-service': { pool: 'spot', placement: { pool: 'preferred' } },
  },

  dzinza: {
    'layout kubernetes': 'k8s',
    'production cloud': { provider: 'aws', region: 'us-west-2', zones: 3 },
    'development cloud zones': 1,
    'development cluster pools development-node nodes': { minimum: 1, maximum: 1 },
    'staging cluster pools staging-nodes': { capacity: 'spot', instances: ['t3.small', 't3a.small'] },
    'production cluster pools worker-nodes': {
      instances: ['t3.medium'],
      nodes: { minimum: 3, desired: 3, maximum: 10 },
      volume: 20 * GiB,
      ssh: false,
    },
    'production namespaces dzinza': { podSecurity: 'restricted', mesh: true },
    'production namespaces monitoring name': 'monitoring',
    'production edgeNamespace': 'ingress-nginx',
    'production stores database type': 'postgres',
    'production stores search': { type: 'opensearch', runs: 'managed', instances: 3 },
    'production stores media bucket': 'dzinza-media-production',
    'production services dzinza-api ports 0 port': 3000,
    'development services dzinza-api replicas': { minimum: 1, maximum: 1 },
    'staging services dzinza-api replicas': { minimum: 3, maximum: 3 },
    'production services dzinza-api replicas': { minimum: 3, maximum: 20 },
    'production services dzinza-api scale': { cpu: 70, memory: undefined },
  },

  'open-policy': {
    'layout kubernetes': 'infrastructure/k8s',
    'production namespaces openpolicy podSecurity': 'restricted',
    'production namespaces monitoring name': 'monitoring',
    'production stores database': {
      version: '14',
      database: 'openpolicy',
      secret: 'database-secret',
      variable: 'DATABASE_URL',
    },
    'production stores cache': { type: 'redis', variable: 'REDIS_URL' },
    'production services api-service image': 'openpolicy/api-service:1.0.0',
    'production services api-service ports': [{ port: 8000 }],
    'production services api-service metrics': { port: 8000, path: '/metrics' },
    'staging services api-service replicas': { minimum: 3, maximum: 3 },
    'production services api-service replicas': { minimum: 3, maximum: 6 },
    'production services api-service resources': {
      cpu: { request: 0.25, limit: 0.5 },
      memory: { request: 256 * MiB, limit: 512 * MiB },
    },
    'production services api-service probes live': { check: { path: '/health' }, delay: 30, period: 10 },
    'production services api-service probes ready': {
      check: { path: '/health/ready' },
      delay: 5,
      period: 5,
    },
    'production services api-service placement pool': 'preferred',
    'production services web-interface calls services': ['api-service'],
  },

  'ai-workflow': {
    'production cluster pools application-pool': {
      instances: ['t3.xlarge', 't3a.xlarge'],
      capacity: 'spot',
      nodes: { minimum: 3, desired: 3, maximum: 20 },
      labels: { workload: 'application', spot: 'true' },
      taints: [],
    },
    'production cluster pools data-pool': {
      instances: ['r5.xlarge'],
      capacity: 'on-demand',
      nodes: { minimum: 3, maximum: 6 },
      taints: [{ key: 'workload', value: 'data', effect: 'NoSchedule' }],
    },
    'production cluster pools infrastructure-pool': {
      instances: ['t3.large'],
      nodes: { minimum: 3, maximum: 6 },
      labels: { workload: 'infrastructure', spot: 'false' },
      scaling: 'manual',
    },
    'production cluster storageClasses fast-ssd': { iops: 6000, throughput: 500, reclaim: 'Retain' },
    'production cluster storageClasses shared-filesystem type': 'shared',
    'production namespaces application': { podSecurity: 'restricted', mesh: true },
    'production namespaces data': { podSecurity: 'baseline', mesh: true },
    'production namespaces infrastructure': { podSecurity: 'restricted', mesh: true },
    'production namespaces observability': { podSecurity: 'baseline', mesh: false },
    'production namespaces argocd mesh': false,
    'production stores llm-agent-db': {
      runs: 'cluster',
      namespace: 'data',
      pool: 'data-pool',
      storageClass: 'fast-ssd',
      storage: 100 * GiB,
      instances: 3,
      secret: 'llm-agent-db-credentials',
    },
    'production stores queue': { type: 'rabbitmq', runs: 'cluster', instances: 3, pool: 'data-pool' },
    'production externals openai': { host: 'api.openai.com', port: 443 },
    'production services llm-agent-service image': 'platform/llm-agent-service:v1.2.3',
    'production services llm-agent-service resources': {
      cpu: { request: 0.5, limit: 2 },
      memory: { request: GiB, limit: 2 * GiB },
    },
    'production services llm-agent-service probes live': {
      check: { path: '/health/live', port: 'http' },
      delay: 30,
      period: 10,
      timeout: 5,
      failures: 3,
    },
    'production services llm-agent-service probes ready': { delay: 10, period: 5, timeout: 3, failures: 3 },
    'production services llm-agent-service probes startup': {
      delay: 0,
      period: 10,
      timeout: 3,
      failures: 30,
    },
    'staging services llm-agent-service replicas': { minimum: 3, maximum: 3 },
    'production services llm-agent-service replicas': { minimum: 3, maximum: 20 },
    'production services llm-agent-service scale': {
      cpu: 70,
      memory: 80,
      queue: { name: 'llm-agent-tasks', messages: 10, metric: undefined, store: 'queue' },
      up: { stabilization: 0, percent: 100, pods: 4, period: 60, select: 'Max' },
      down: { stabilization: 300, percent: 50, pods: undefined, period: 60 },
    },
    'production services llm-agent-service recommend': true,
    'production services llm-agent-service disruption': { maxUnavailable: '25%' },
    'production services llm-agent-service placement': {
      zones: 'required',
      hosts: 'preferred',
      pool: 'preferred',
    },
    'production services llm-agent-service shutdown drain': 30,
    'production services workflow-orchestrator-service replicas': { minimum: 3, maximum: 10 },
    'production services workflow-orchestrator-service disruption': { maxUnavailable: 1 },
    'production services keycloak': {
      workload: 'StatefulSet',
      namespace: 'infrastructure',
      pool: 'infrastructure-pool',
      replicas: { minimum: 3, maximum: 3 },
      probes: { live: { delay: 60, period: 10 }, ready: { delay: 30, period: 5 }, startup: { failures: 30 } },
      placement: { hosts: 'required' },
      args: ['start', '--optimized'],
    },
  },

  microcrop: {
    layout: { kubernetes: 'infra/kubernetes', services: 'apps', stores: 'services' },
    'production cloud region': 'us-east-1',
    'production cluster pools workers': { instances: ['t3.large'], nodes: { minimum: 3 } },
    'production namespaces microcrop name': 'microcrop',
    'production monitoringNamespace': 'microcrop-monitoring',
    'production edgeNamespace': 'ingress-nginx',
    'production stores postgres': { runs: 'managed', instances: 2, database: 'microcrop' },
    'production stores redis runs': 'managed',
    'production stores rabbitmq': { runs: 'cluster', instances: 3 },
    'production services backend ports': [{ name: 'http', expose: 80 }],
    'production services backend probes live check path': '/health',
    'production services backend secrets 0': { secret: 'backend-secrets' },
    'staging services backend replicas': { minimum: 2, maximum: 2 },
    'production services backend replicas': { minimum: 3, maximum: 20 },
    'production services backend scale': { cpu: 70, memory: 80 },
    'production services workers replicas': { minimum: 2, maximum: 10 },
    'production services workers ports': [],
    'production services data-processor replicas': { minimum: 2, maximum: 2 },
  },
};

describe.each(Object.entries(definitions))('%s', (name, definition) => {
  const read = readPlatform(definition);

  it('reads without a fault', () => {
    expect(read.diagnostics).toBeUndefined();
  });

  it('becomes a repository in which nothing is found', () => {
    const { platform, files } = compiled(definitions[name as keyof typeof definitions]);
    const { findings, skipped } = verify(readFacts(files), { platform });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(skipped.filter(({ reason }) => reason === 'needs the definition')).toEqual([]);
  });

  it('is written in fewer than 400 lines', () => {
    const text = readFileSync(new URL(`${name}/platform.ts`, import.meta.url), 'utf8');
    expect(text.split('\n').length).toBeLessThan(400);
  });

  it.each(Object.entries(facts[name as keyof typeof facts]))('%s', (place, expected) => {
    const found = at(read.platform, place);
    if (typeof expected === 'object') expect(found).toMatchObject(expected as object);
    else expect(found).toBe(expected);
  });

  it('leaves no tainted pool without anybody who may run on it', () => {
    for (const environment of read.platform?.environments ?? []) {
      const users = [...environment.services, ...environment.stores].map((one) => one.pool);
      const tainted = environment.cluster.pools.filter((pool) => pool.taints.length > 0);
      expect(users).toEqual(expect.arrayContaining(tainted.map((pool) => pool.name)));
    }
  });
});

const identity = '0f3a1c1e-5d53-4c5e-9e0c-7d7e3a1b2c3d';

it.each([
  { provider: 'azure', region: 'westeurope', account: '72f988bf-86f1-41af-91ab-2d7cd011db47' },
  { provider: 'gcp', region: 'europe-west1', account: 'ai-workflow-4711' },
])('ai-workflow moves to $provider by its cloud, and who Vault is there', (cloud) => {
  const security = { ...aiWorkflow.security, vault: { ...aiWorkflow.security?.vault, identity } };
  expect(readPlatform({ ...aiWorkflow, cloud, security }).diagnostics).toBeUndefined();
});

/** The value at a place; a list is entered by the name or the index of an item, the platform by an environment. */
function at(platform: unknown, place: string): unknown {
  return place.split(' ').reduce<unknown>((value, step) => {
    const entries = value as Readonly<Record<string, unknown>>;
    if (step in entries) return entries[step];
    const list = (Array.isArray(value) ? value : entries.environments) as readonly { name: string }[];
    const found = list.find((item) => item.name === step);
    if (found === undefined) throw new Error(`nothing is at '${step}' of '${place}'`);
    return found;
  }, platform);
}
