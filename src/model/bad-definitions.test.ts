import { describe, expect, it } from 'vitest';
import { type Diagnostic, deepFreeze, formatPath, valueAt } from '../base/index.ts';
import { cluster } from './bad-definitions/cluster.fixture.ts';
import { delivery } from './bad-definitions/delivery.fixture.ts';
import { edge } from './bad-definitions/edge.fixture.ts';
import { environments } from './bad-definitions/environments.fixture.ts';
import { form } from './bad-definitions/form.fixture.ts';
import { changed, good } from './bad-definitions/good.fixture.ts';
import { mesh } from './bad-definitions/mesh.fixture.ts';
import { names } from './bad-definitions/names.fixture.ts';
import { observability } from './bad-definitions/observability.fixture.ts';
import { references } from './bad-definitions/references.fixture.ts';
import { scale } from './bad-definitions/scale.fixture.ts';
import { security } from './bad-definitions/security.fixture.ts';
import { service } from './bad-definitions/service.fixture.ts';
import { stores } from './bad-definitions/stores.fixture.ts';
import { views } from './bad-definitions/views.fixture.ts';
import { volumes } from './bad-definitions/volumes.fixture.ts';
import { readPlatform } from './read.ts';

const tables = {
  delivery,
  form,
  mesh,
  names,
  references,
  service,
  scale,
  volumes,
  stores,
  security,
  cluster,
  edge,
  environments,
  observability,
  views,
};

/** Faults in short: path, whether the key is meant, and reason. */
function inShort(diagnostics: readonly Diagnostic[] = []): readonly string[] {
  return diagnostics.map(
    ({ path = [], atKey, reason }) => `${formatPath(path)}${atKey === true ? ' (key)' : ''}: ${reason}`,
  );
}

function faultsOf(definition: unknown, only?: readonly string[]): readonly string[] {
  return inShort(readPlatform(definition, only).diagnostics);
}

it('finds nothing wrong with the good definition', () => {
  expect(faultsOf(good)).toEqual([]);
});

describe.each(Object.entries(tables))('a bad definition: %s', (_, table) => {
  it.each(table)('$what', ({ change, at, key, reason, fix }) => {
    const definition = changed(good, change);
    const before = structuredCloneOf(definition);
    const { diagnostics } = readPlatform(definition);
    expect(inShort(diagnostics)).toEqual([`${at}${key === true ? ' (key)' : ''}: ${reason}`]);
    expect(diagnostics?.[0]?.fix).toContain(fix);
    expect(definition).toEqual(before);
    expect(Object.isFrozen(definition)).toBe(false);
  });
});

it('reads frozen definitions', () => {
  expect(faultsOf(deepFreeze(structuredClone(good)))).toEqual([]);
});

it('does not freeze what a good definition holds', () => {
  const overrides = [{ kind: 'Deployment', name: 'api', set: { spec: { paused: true } } }];
  const definition = changed(good, { overrides, 'cluster.pools.spot.instance': ['m5.large'] });
  expect(faultsOf(definition)).toEqual([]);
  expect(Object.isFrozen(overrides[0]?.set.spec)).toBe(false);
  expect(Object.isFrozen(valueAt(definition, ['cluster', 'pools', 'spot', 'instance']))).toBe(false);
});

/** Like `structuredClone`, which refuses functions. */
function structuredCloneOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCloneOf(inner)]));
}

describe('all faults of a definition', () => {
  it('come in one run, in the order of the definition', () => {
    const definition = changed(good, {
      'cluster.version': '1.20',
      'stores.cache.pool': 'general',
      'services.api.calls': ['wbe', 'orders'],
      'services.web.port': '8080',
      'services.worker.replicas': { prodution: 2 },
      servces: {},
    });
    expect(faultsOf(definition)).toEqual([
      'cluster.version: Kubernetes 1.20 is not supported',
      "stores.cache.pool (key): 'pool' means nothing for the managed store 'cache'",
      "services.api.calls[0]: there is no service, store or external system 'wbe'",
      'services.web.port: the text "8080" is not a port from 1 to 65535',
      "services.worker.replicas.prodution (key): 'prodution' is not one of the environments staging, production",
      "servces (key): unknown field 'servces'",
    ]);
  });

  it('come without what only follows from another', () => {
    const definition = changed(good, {
      'services.web.port': 'http',
      'services.web.expose': true,
      'services.web.health': { live: '/health' },
      'services.api.replicas': [6, 2],
      'services.api.scale': { cpu: '70%' },
      'services.api.disruption': { minAvailable: 3 },
      'services.keeper.workload': 'StatefulSt',
      'services.keeper.replicas': 3,
      'cluster.pools.general.instance': 5,
      'services.api.pool': 'general',
    });
    expect(faultsOf(definition)).toEqual([
      'cluster.pools.general.instance: the number 5 is not a machine type',
      'services.api.replicas: the range of pods [6, 2] is upside down',
      'services.web.port: the text "http" is not a port from 1 to 65535',
      "services.keeper.workload: the text \"StatefulSt\" is none of 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'",
    ]);
  });

  it('are told once for all environments that have them', () => {
    const definition = changed(good, { 'services.api.disruption': { minAvailable: 2 } });
    expect(faultsOf(definition)).toHaveLength(1);
    expect(faultsOf(definition, ['production'])[0]).toContain('pods in production,');
  });
});

describe('a hole', () => {
  const definition = changed(good, {
    'services.api.image': { production: { missing: 'image in the vault' } },
  });

  it('matters only to the environments that are wanted', () => {
    expect(faultsOf(definition, ['staging'])).toEqual([]);
    expect(faultsOf(definition, ['production'])).toEqual([
      'services.api.image.production: image in the vault is missing in production',
    ]);
  });

  it('does not matter where the service does not exist', () => {
    expect(faultsOf(changed(definition, { 'services.api.environments': ['staging'] }))).toEqual([]);
  });
});

describe('what is no definition', () => {
  it.each([undefined, null, 'shop', 3, [], () => good])('is told as such: %s', (value) => {
    expect(faultsOf(value)).toEqual([': the definition is not an object']);
  });

  it('lacks all that is required', () => {
    expect(faultsOf({})).toEqual([
      "name: 'name' is required",
      "environments: 'environments' is required",
      "cloud: 'cloud' is required",
      "services: 'services' is required",
    ]);
  });

  it('is read without what its prototype has', () => {
    const inherited = Object.create({ overrides: 'nonsense' });
    expect(faultsOf(Object.assign(inherited, good))).not.toEqual([expect.stringContaining('TypeError')]);
  });

  it('does not reach the prototype of other objects', () => {
    readPlatform(JSON.parse('{"__proto__":{"polluted":1},"services":{"__proto__":{"polluted":1}}}'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

it('refuses an environment that the platform does not have', () => {
  expect(faultsOf(good, ['qa'])).toEqual(["environments: the platform has no environment 'qa'"]);
});
