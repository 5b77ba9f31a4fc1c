import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/index.ts';
import { type Platform, readPlatform } from '../../model/index.ts';
import type { Component } from '../objects/area.ts';
import { sourced } from '../objects/sourced.ts';
import type { Unit } from '../objects/unit.ts';
import { levelsOf } from './levels.ts';
import { earlySteps, fillPhases, unknownNames } from './phases.ts';
import { planOf } from './plan.ts';

function platformOf(phases: readonly object[] = []): Platform {
  const { platform, diagnostics } = readPlatform({
    name: 'shop',
    environments: ['production'],
    cloud: { provider: 'aws', region: 'eu-central-1' },
    delivery: { phases: phases.length === 0 ? undefined : phases },
    stores: { orders: { type: 'postgres', runs: 'cluster' }, files: { type: 'bucket' } },
    services: {
      web: { port: 8080, calls: ['api'] },
      api: { port: 8081, calls: ['orders', 'web'] },
      report: { port: 8082, calls: ['api'] },
    },
  });
  if (platform === undefined) throw new Error(JSON.stringify(diagnostics));
  return platform;
}

const object = (apiVersion: string, kind: string, name: string, rest: object = {}) =>
  ({
    apiVersion,
    kind,
    metadata: { name, namespace: kind === 'Namespace' ? undefined : 'shop' },
    ...rest,
  }) as unknown as JsonObject;

const unit = (folder: string, ...objects: readonly JsonObject[]): Unit => ({
  folder,
  from: ['name'],
  parts: new Map([
    ['production', { objects: objects.map((value) => sourced(value, ['name'])), configs: [] }],
  ]),
});

const component = (name: Component['software'], more: Partial<Component> = {}): Component => ({
  name,
  software: name,
  namespace: name,
  purpose: name,
  values: sourced({}, ['name']),
  needs: [],
  ...more,
});

const units = [
  unit('services/web', object('apps/v1', 'Deployment', 'web')),
  unit(
    'services/report',
    object('apps/v1', 'Deployment', 'report', {
      spec: { template: { spec: { volumes: [{ secret: { secretName: 'report' } }] } } },
    }),
  ),
  unit('services/api', object('apps/v1', 'Deployment', 'api')),
  unit(
    'secrets',
    object('external-secrets.io/v1', 'ExternalSecret', 'any', {
      spec: { target: { name: 'report' }, secretStoreRef: { kind: 'ClusterSecretStore', name: 'cloud' } },
    }),
  ),
  unit('stores/orders', object('postgresql.cnpg.io/v1', 'Cluster', 'orders')),
  unit('namespaces/shop', object('v1', 'Namespace', 'shop')),
  unit('secret-store', {
    ...object('external-secrets.io/v1', 'ClusterSecretStore', 'cloud'),
    metadata: { name: 'cloud' },
  }),
];
const installed = [
  component('external-secrets', { needs: ['cert-manager'] }),
  component('cloudnative-pg'),
  component('cert-manager'),
];

function plan(platform = platformOf(), components: readonly Component[] = installed) {
  const [environment] = platform.environments;
  if (environment === undefined) throw new Error('no environment');
  return {
    environment,
    steps: planOf({ platform, units, components: new Map([['production', components]]) }, environment),
  };
}

describe('the order', () => {
  const { steps } = plan();
  const level = (id: string) => steps.find((step) => step.id === id)?.level ?? Number.NaN;

  it('has every step after what it needs', () => {
    for (const [first, second] of [
      ['namespaces/shop', 'stores/orders'],
      ['components/cloudnative-pg', 'stores/orders'],
      ['stores/orders', 'services/api'],
      ['components/cert-manager', 'components/external-secrets'],
      ['components/external-secrets', 'secret-store'],
      ['secret-store', 'secrets'],
      ['secrets', 'services/report'],
      ['services/api', 'services/report'],
    ] as const)
      expect(level(first), `${first} before ${second}`).toBeLessThan(level(second));
  });

  it('lets calls that go round in a circle give way', () => {
    expect(level('services/web')).toBeLessThanOrEqual(level('services/api'));
  });

  it('has Prometheus before charts that make monitors, and no other', () => {
    const values = sourced({ server: { metrics: { serviceMonitor: { enabled: true } } } }, ['name']);
    const off = sourced({ serviceMonitor: { enabled: false } }, ['name']);
    const { steps: planned } = plan(platformOf(), [
      component('vault', { values }),
      component('keda', { values: off }),
      component('kube-prometheus-stack', { values }),
    ]);
    const needs = (id: string) => planned.find((step) => step.id === id)?.needs.map((need) => need.id);
    expect(needs('components/vault')).toEqual(['components/kube-prometheus-stack']);
    expect(needs('components/keda')).toEqual([]);
    expect(needs('components/kube-prometheus-stack')).toEqual([]);
  });

  it('says why', () => {
    const needs = steps.find(({ id }) => id === 'stores/orders')?.needs.map(({ id, why }) => `${id}: ${why}`);
    expect(needs).toEqual(['namespaces/shop: its namespace', 'components/cloudnative-pg: it serves Cluster']);
  });

  it('names a circle that cannot give way', () => {
    const hard = (id: string) => [{ id, why: '', hard: true }];
    const needs = new Map([
      ['a', hard('b')],
      ['b', hard('c')],
      ['c', hard('b')],
    ]);
    expect(() => levelsOf(needs)).toThrow('steps need each other: b -> c -> b');
  });
});

describe('phases', () => {
  const phases = [
    { name: 'One', brings: ['namespaces', 'cert-manager'] },
    { name: 'Two', brings: ['api'] },
    { name: 'Three', when: 'week 5', brings: ['services'], tasks: ['Tell everybody'] },
  ];

  it('take along what they need, and leave the rest to the last', () => {
    const platform = platformOf(phases);
    const { environment, steps } = plan(platform);
    const filled = fillPhases(platform, environment, steps);
    expect(filled.map(({ steps: all }) => all.map(({ id }) => id).sort())).toEqual([
      ['components/cert-manager', 'namespaces/shop'],
      ['components/cloudnative-pg', 'services/api', 'stores/orders'],
      ['components/external-secrets', 'secret-store', 'secrets', 'services/report', 'services/web'],
    ]);
    expect(earlySteps(platform, environment, steps)).toEqual([]);
  });

  it('may not bring something before what it needs', () => {
    const platform = platformOf([
      { name: 'Phase 2', brings: ['api'] },
      { name: 'Phase 3', brings: ['cloudnative-pg'] },
    ]);
    const { environment, steps } = plan(platform);
    expect(earlySteps(platform, environment, steps)).toEqual([
      {
        path: ['delivery', 'phases', 0, 'brings', 0],
        reason: "'Phase 2' brings api before cloudnative-pg, which it needs and which only 'Phase 3' brings",
        fix: "Let 'Phase 2' or an earlier one bring cloudnative-pg, or 'Phase 3' bring api.",
      },
    ]);
  });

  it('name parts of the platform; a store that the cloud runs is one', () => {
    const platform = platformOf([{ name: 'All', brings: ['files', 'cert-manger'] }]);
    const { environment, steps } = plan(platform);
    expect(unknownNames(platform, new Map([[environment, steps]]))).toEqual([
      {
        path: ['delivery', 'phases', 0, 'brings', 1],
        reason: "nothing of the platform is called 'cert-manger'",
        fix: "Did you mean 'cert-manager'?",
      },
    ]);
  });
});
