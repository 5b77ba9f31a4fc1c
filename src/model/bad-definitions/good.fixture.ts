import { type DataPath, isObject, parsePath } from '../../base/index.ts';

/** A definition without faults, with a part of every kind. */
export const good: unknown = {
  name: 'shop',
  environments: ['staging', 'production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  cluster: {
    pools: {
      general: { instance: 'm5.large', nodes: [1, 3] },
      spot: { instance: ['m5.large'], nodes: { production: [0, 5] } },
    },
    storageClasses: { fast: {}, shared: { type: 'shared', fileSystem: 'fs-1' } },
    priorities: { high: 1000 },
  },
  namespaces: { main: {}, jobs: {} },
  secrets: { token: ['value'] },
  stores: {
    orders: { type: 'postgres', runs: { staging: 'cluster' }, pool: 'general' },
    cache: { type: 'redis' },
    events: { type: 'rabbitmq' },
    documents: { type: 'bucket' },
  },
  externals: { mail: { host: 'mail.example.com' } },
  services: {
    api: {
      port: 8080,
      replicas: { staging: 2, production: [2, 6] },
      calls: ['web', 'orders', 'events', 'mail'],
      secrets: { TOKEN: 'token/value' },
    },
    web: { port: 8080 },
    worker: { calls: ['events'] },
    nightly: { schedule: '0 2 * * *', namespace: 'jobs' },
    keeper: {
      workload: 'StatefulSet',
      port: 9000,
      volumes: { data: { path: '/data', size: '10Gi', storageClass: 'fast' } },
    },
  },
};

/** A copy of a definition with other values at some paths; undefined takes a value away. */
export function changed(definition: unknown, change: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(change).reduce(
    (value, [path, given]) => put(value, parsePath(path) ?? [], given),
    definition,
  );
}

function put(value: unknown, [step, ...rest]: DataPath, given: unknown): unknown {
  if (step === undefined) return given;
  const key = String(step);
  const entries = isObject(value) ? Object.entries(value) : [];
  const index = entries.findIndex(([name]) => name === key);
  const inner = put(entries[index]?.[1], rest, given);
  const place = index === -1 ? entries.length : index;
  const kept: readonly [string, unknown][] = inner === undefined ? [] : [[key, inner]];
  return Object.fromEntries(entries.toSpliced(place, index === -1 ? 0 : 1, ...kept));
}
