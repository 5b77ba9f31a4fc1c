import type { Sourced } from '../../../base/index.ts';
import { passwordKey, type Service, type Store } from '../../../model/index.ts';

/** User id of the official Valkey image. */
const valkeyUser = 999;

/**
 * Redis in the cluster is one Valkey server with its data on a volume, run like any other stateful service.
 * It serves as a cache and for sessions; what may not be lost belongs into a managed store.
 */
export function redisAsService(store: Store): Service {
  const check = { kind: 'tcp', port: 'tcp-redis' } as const;
  const timing = { delay: 0, period: 10, timeout: 3, failures: 3, path: store.path };
  // Leaves a quarter of the container's memory for copies while a snapshot is written.
  const maxMemory = `${Math.floor((store.resources.memory.limit * 0.75) / 1024 ** 2)}mb`;
  return {
    name: store.name,
    purpose: store.purpose,
    namespace: store.namespace,
    workload: 'StatefulSet',
    schedule: undefined,
    image: `docker.io/valkey/valkey:${store.version}`,
    command: undefined,
    args: [
      'valkey-server',
      '--requirepass',
      '$(VALKEY_PASSWORD)',
      '--appendonly',
      'yes',
      '--maxmemory',
      maxMemory,
      '--maxmemory-policy',
      'volatile-lru',
    ],
    ports: [
      {
        name: 'tcp-redis',
        port: store.port,
        expose: store.port,
        protocol: 'TCP',
        application: 'redis',
        path: store.path,
      },
    ],
    metrics: undefined,
    goals: undefined,
    probes: { live: { check, ...timing }, ready: { check, ...timing } },
    resources: store.resources,
    replicas: { minimum: 1, maximum: 1, path: store.path },
    scale: undefined,
    recommend: false,
    env: [],
    secrets: [{ name: 'VALKEY_PASSWORD', secret: store.secret, key: passwordKey, path: store.path }],
    files: [],
    volumes: [
      {
        kind: 'persistent',
        name: 'data',
        mountPath: '/data',
        size: store.storage,
        storageClass: store.storageClass,
        access: 'ReadWriteOnce',
        path: [...store.path, 'storage'],
      },
    ],
    calls: { services: [], stores: [], externals: [] },
    connections: [],
    identity: undefined,
    exposed: false,
    pool: store.pool,
    placement: { zones: 'preferred', hosts: 'preferred', pool: 'required' },
    disruption: { maxUnavailable: 1 },
    shutdown: { drain: 15, delay: 0 },
    priority: undefined,
    permissions: [],
    traffic: undefined,
    release: { strategy: 'rolling' },
    user: valkeyUser,
    path: store.path,
  };
}

/** What a store calls the fields of a service. */
const words: ReadonlyMap<unknown, string> = new Map([
  ['image', 'version'],
  ['pool', 'pool'],
  ['resources', 'resources'],
  ['storage', 'storage'],
]);

/** An object of that service, its fields traced to what a store can say; the store as a whole decides the others. */
export function tracedToStore(object: Sourced, store: Store): Sourced {
  if (object.fields === undefined) return object;
  const depth = store.path.length;
  const fields = [...object.fields].flatMap(([field, path]) => {
    const word = words.get(path[depth]);
    return word === undefined ? [] : [[field, [...store.path, word]] as const];
  });
  return { ...object, fields: new Map(fields) };
}
