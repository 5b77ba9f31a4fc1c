import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, good } from './bad-definitions/good.fixture.ts';
import { aws, definePlatform } from './definition/define.ts';
import type { Environment, Platform } from './platform.ts';
import { readPlatform } from './read.ts';

/** The platform of a definition that has no faults. */
function read(definition: unknown, only?: readonly string[]): Platform {
  const { platform, diagnostics } = readPlatform(definition, only);
  expect(diagnostics).toBeUndefined();
  if (platform === undefined) throw new Error('the definition has faults');
  return platform;
}

function environmentOf(platform: Platform, name: string): Environment {
  const found = platform.environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`no environment ${name}`);
  return found;
}

const smallest = definePlatform({
  name: 'shop',
  environments: ['production'],
  cloud: aws({ region: 'eu-central-1' }),
  services: { api: { port: 8080 } },
});

describe('the smallest definition', () => {
  it('is a whole platform', () => {
    expect(read(smallest)).toMatchSnapshot();
  });

  it('is read the same again, and frozen', () => {
    const platform = read(smallest);
    expect(read(smallest)).toEqual(platform);
    expect(Object.isFrozen(platform.environments[0]?.services[0]?.ports)).toBe(true);
  });
});

describe('defaults', () => {
  it('of a worker: no ports, no checks', () => {
    const { services } = environmentOf(read(good), 'production');
    const worker = services.find((service) => service.name === 'worker');
    expect(worker).toMatchObject({ ports: [], probes: {}, replicas: { minimum: 2, maximum: 2 } });
  });

  it('of a scheduled job: one pod', () => {
    const { services } = environmentOf(read(good), 'production');
    const job = services.find((service) => service.name === 'nightly');
    expect(job).toMatchObject({
      workload: 'CronJob',
      replicas: { minimum: 1 },
      scale: undefined,
      probes: {},
    });
  });

  it('of a range: half-loaded pods', () => {
    const { services } = environmentOf(read(good), 'production');
    expect(services[0]).toMatchObject({ replicas: { minimum: 2, maximum: 6 }, scale: { cpu: 70 } });
  });

  it.each([
    ['postgres', { version: '16', port: 5432, variable: 'DATABASE_URL', instances: 3 }],
    ['redis', { port: 6379, variable: 'REDIS_URL', instances: 1 }],
    ['rabbitmq', { variable: 'AMQP_URL', instances: 3 }],
    ['opensearch', { version: '2.19', variable: 'OPENSEARCH_URL', instances: 3 }],
    ['bucket', { variable: 'ANY_BUCKET', bucket: 'shop-any-production' }],
  ])('of a %s', (type, expected) => {
    const { stores } = environmentOf(read({ ...smallest, stores: { any: { type } } }), 'production');
    expect(stores[0]).toMatchObject({ ...expected, runs: 'managed', storage: 20 * 1024 ** 3 });
  });

  it('of Elasticsearch, which runs in the cluster and says who signs its certificate', () => {
    const definition = {
      ...smallest,
      stores: { any: { type: 'elasticsearch' } },
      services: { api: { port: 8080, calls: ['any'] } },
    };
    const { stores, services } = environmentOf(read(definition), 'production');
    expect(stores[0]).toMatchObject({
      runs: 'cluster',
      version: '8.19.20',
      port: 9200,
      instances: 3,
      resources: { memory: { limit: 2 * 1024 ** 3 } },
    });
    expect(services[0]?.connections.map(({ variable, part }) => [variable, part])).toEqual([
      ['ELASTICSEARCH_URL', 'url'],
      ['ELASTICSEARCH_CA', 'ca'],
    ]);
  });

  it('of the platform stand below those of the service', () => {
    const definition = {
      ...smallest,
      env: { LOG: 'info', ZONE: 'a' },
      services: { api: { env: { LOG: 'debug' } } },
    };
    const [api] = environmentOf(read(definition), 'production').services;
    expect(api?.env.map(({ name, value }) => `${name}=${value}`)).toEqual(['LOG=debug', 'ZONE=a']);
  });
});

/** Fields that may differ by environment, with two values each and where the platform keeps them. */
const spreadFields: readonly {
  readonly at: string;
  readonly values: readonly [unknown, unknown];
  readonly read: (environment: Environment) => unknown;
}[] = [
  { at: 'cloud.region', values: ['eu-central-1', 'us-east-1'], read: ({ cloud }) => cloud.region },
  { at: 'cloud.zones', values: [2, 3], read: ({ cloud }) => cloud.zones },
  { at: 'cloud.network', values: ['10.1.0.0/16', '10.2.0.0/16'], read: ({ cloud }) => cloud.dataNetwork },
  {
    at: 'cluster.pools.general.nodes',
    values: [2, { minimum: 1, maximum: 4 }],
    read: ({ cluster }) => cluster.pools[0]?.nodes,
  },
  {
    at: 'cluster.pools.general.instance',
    values: ['m5.large', ['m5.xlarge']],
    read: ({ cluster }) => cluster.pools[0]?.instances,
  },
  {
    at: 'cluster.pools.general.labels.tier',
    values: ['a', 'b'],
    read: ({ cluster }) => cluster.pools[0]?.labels,
  },
  {
    at: 'cluster.storageClasses.fast.key',
    values: ['key-1', 'key-2'],
    read: ({ cluster }) => cluster.storageClasses[0]?.key,
  },
  {
    at: 'cluster.storageClasses.shared.fileSystem',
    values: ['fs-1', 'fs-2'],
    read: ({ cluster }) => cluster.storageClasses[1]?.fileSystem,
  },
  {
    at: 'namespaces.main.quota',
    values: [{ pods: 3 }, { cpu: ['1', '2'] }],
    read: ({ namespaces }) => namespaces[0]?.quota,
  },
  {
    at: 'images.registry',
    values: ['a.example.com/x', 'b.example.com'],
    read: ({ services }) => services[0]?.image,
  },
  { at: 'images.tag', values: ['1.0.0', '2.0.0'], read: ({ services }) => services[0]?.image },
  { at: 'env.LOG', values: ['info', 7], read: ({ services }) => services[0]?.env[0]?.value },
  { at: 'tags.team', values: ['a', 'b'], read: ({ tags }) => tags },
  { at: 'stores.orders.storage', values: ['1Gi', '2Gi'], read: ({ stores }) => stores[0]?.storage },
  { at: 'stores.orders.instances', values: [1, 5], read: ({ stores }) => stores[0]?.instances },
  {
    at: 'stores.orders.resources',
    values: [{ cpu: '1' }, { memory: '2Gi' }],
    read: ({ stores }) => stores[0]?.resources,
  },
  { at: 'stores.events.runs', values: ['cluster', 'managed'], read: ({ stores }) => stores[2]?.runs },
  { at: 'stores.documents.bucket', values: ['one', 'two'], read: ({ stores }) => stores[3]?.bucket },
  {
    at: 'services.web.image',
    values: ['shop/web:1', 'shop/web:2'],
    read: ({ services }) => services[1]?.image,
  },
  { at: 'services.web.replicas', values: [3, [1, 4]], read: ({ services }) => services[1]?.replicas },
  {
    at: 'services.web.resources',
    values: [{ cpu: ['1', '2'] }, { memory: '1Gi' }],
    read: ({ services }) => services[1]?.resources,
  },
  { at: 'services.web.env.LOG', values: [true, 'b'], read: ({ services }) => services[1]?.env },
  {
    at: 'services.web.files["/app"]["a.txt"]',
    values: ['a', 'b'],
    read: ({ services }) => services[1]?.files,
  },
  {
    at: 'services.keeper.volumes.data.size',
    values: ['1Gi', '2Gi'],
    read: ({ services }) => services[4]?.volumes[0],
  },
];

/** What was read, without the paths: they say how it was written. */
function withoutPaths(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'path' ? undefined : inner)) ?? 'null');
}

describe.each(spreadFields)('the field $at', ({ at, values: [one, other], read: pick }) => {
  const given = (value: unknown) => read(changed(good, { [at]: value }));

  it('given once holds for all environments', () => {
    const once = given(one);
    const each = given({ staging: one, production: one });
    expect(withoutPaths(once)).toEqual(withoutPaths(each));
  });

  it('given by environment holds for each', () => {
    const both = given({ staging: one, production: other });
    const expected = (value: unknown, name: string) => withoutPaths(pick(environmentOf(given(value), name)));
    expect(withoutPaths(pick(environmentOf(both, 'staging')))).toEqual(expected(one, 'staging'));
    expect(withoutPaths(pick(environmentOf(both, 'production')))).toEqual(expected(other, 'production'));
    expect(expected(one, 'staging')).not.toEqual(expected(other, 'staging'));
  });
});

describe('an environment that is not named', () => {
  const optional = spreadFields.filter(
    ({ at }) => !/region|instance$|nodes|fileSystem|\.size$/.test(at) && !at.includes('labels'),
  );

  it.each(optional)('takes the default of $at', ({ at, values: [, other], read: pick }) => {
    const partly = read(changed(good, { [at]: { staging: other } }));
    const without = read(changed(good, { [at]: undefined }));
    const [found, expected] = [partly, without].map((platform) =>
      withoutPaths(pick(environmentOf(platform, 'production'))),
    );
    expect(found).toEqual(expected);
  });

  it('has no such pool', () => {
    const { cluster } = environmentOf(read(good), 'staging');
    expect(cluster.pools.map((pool) => pool.name)).toEqual(['general']);
  });
});

describe('resolving', () => {
  const value = fc.constantFrom(...spreadFields).chain((field) =>
    fc.record({
      at: fc.constant(field.at),
      value: fc.oneof(
        fc.constantFrom(...field.values),
        fc.tuple(fc.constantFrom(...field.values), fc.constantFrom(...field.values)).map(([a, b]) => ({
          staging: a,
          production: b,
        })),
      ),
    }),
  );
  const definitions = fc
    .array(value, { maxLength: 8 })
    .map((fields) => changed(good, Object.fromEntries(fields.map((field) => [field.at, field.value]))));

  it('one environment alone equals that environment of resolving all', () => {
    fc.assert(
      fc.property(definitions, fc.constantFrom('staging', 'production'), (definition, name) => {
        const all = readPlatform(definition);
        fc.pre(all.platform !== undefined);
        const alone = read(definition, [name]);
        expect(alone.environments).toEqual([environmentOf(read(definition), name)]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the environments asked for', () => {
    const names = (only: readonly string[]) => read(good, only).environments.map(({ name }) => name);
    expect(names(['production', 'staging'])).toEqual(names(['staging', 'production']));
  });

  it('never throws, whatever stands in the definition', () => {
    const nonsense = fc.oneof(
      fc.anything(),
      fc.json().map((text) => JSON.parse(text) as unknown),
    );
    const places = [
      ...spreadFields.map(({ at }) => at),
      'services.web',
      'cluster',
      'overrides',
      'environments',
      'name',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), nonsense, (at, given) => {
        expect(() => readPlatform(changed(good, { [at]: given }))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('names that every object inherits', () => {
  it('are names like others', () => {
    const definition = {
      ...smallest,
      environments: ['constructor', 'valueof'],
      secrets: { constructor: ['name'] },
      services: {
        constructor: { port: 80, replicas: { valueof: 3 } },
        api: { calls: ['constructor'], secrets: { toString: 'constructor/name' }, env: { constructor: 'x' } },
      },
    };
    const { services } = environmentOf(read(definition), 'constructor');
    expect(services[0]?.replicas.minimum).toBe(2);
    expect(services[1]?.calls.services).toEqual(['constructor']);
  });
});
