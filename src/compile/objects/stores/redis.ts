import { type DataPath, isObject, type JsonObject, type Sourced } from '../../../base/index.ts';
import { passwordKey, type Service, type Store } from '../../../model/index.ts';
import { dataVolume, statefulStore } from './stateful-store.ts';

/** User id of the official Valkey image. */
const valkeyUser = 999;

/**
 * Redis in the cluster is a Valkey server with its data on a volume, run like any other stateful service, and
 * copies of it where several instances are asked for. The copies follow, and none takes over by itself: it serves
 * as a cache and for sessions; what may not stop for the start of a pod belongs into a managed store.
 */
export function redisAsService(store: Store): Service {
  const check = { kind: 'tcp', port: 'tcp-redis' } as const;
  const timing = { delay: 0, period: 10, timeout: 3, failures: 3, path: store.path };
  // Leaves a quarter of the container's memory for copies while a snapshot is written.
  const maxMemory = `${Math.floor((store.resources.memory.limit * 0.75) / 1024 ** 2)}mb`;
  return {
    ...statefulStore(store),
    image: `docker.io/valkey/valkey:${store.version}`,
    args: store.instances > 1 ? ['sh', '-c', startScript(store, maxMemory)] : serverArguments(maxMemory),
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
    probes: { live: { check, ...timing }, ready: { check, ...timing } },
    secrets: [{ name: 'VALKEY_PASSWORD', secret: store.secret, key: passwordKey, path: store.path }],
    volumes: [dataVolume(store)],
    placement: {
      zones: store.instances > 1 ? 'required' : 'preferred',
      hosts: 'preferred',
      pool: 'required',
    },
    shutdown: { drain: 15, delay: 0 },
    user: valkeyUser,
  };
}

function serverArguments(maxMemory: string): readonly string[] {
  return [
    ...['valkey-server', '--requirepass', '$(VALKEY_PASSWORD)', '--appendonly', 'yes'],
    ...['--maxmemory', maxMemory, '--maxmemory-policy', 'volatile-lru'],
  ];
}

/** The first pod writes; the others follow it, read-only. */
function startScript(store: Store, maxMemory: string): string {
  const first = `${writerOf(store)}.${store.name}-headless.${store.namespace}.svc.cluster.local`;
  return [
    `if [ "$HOSTNAME" != "${writerOf(store)}" ]; then`,
    `  set -- --replicaof ${first} ${store.port} --primaryauth "$VALKEY_PASSWORD"`,
    'fi',
    `exec ${serverArguments(maxMemory).join(' ').replace('$(VALKEY_PASSWORD)', '"$VALKEY_PASSWORD"')} "$@"`,
    '',
  ].join('\n');
}

/** The pod that takes writes. */
function writerOf(store: Store): string {
  return `${store.name}-0`;
}

/** Callers write: their Service leads to the first pod alone, where there are several. */
export function leadingToWriter(object: Sourced, store: Store): Sourced {
  const { kind, metadata, spec } = object.value;
  const isMain = isObject(metadata) && metadata.name === store.name && isObject(spec);
  if (kind !== 'Service' || !isMain || store.instances < 2) return object;
  const selector = { 'statefulset.kubernetes.io/pod-name': writerOf(store) };
  return {
    ...object,
    value: { ...object.value, spec: { ...(spec as JsonObject), selector } },
    comments: new Map([
      [
        'spec.selector',
        'The pod that takes writes; the others are copies of it, reached by their own names.',
      ],
    ]),
  };
}

/** What a store calls the fields of a service. */
const words: ReadonlyMap<unknown, string> = new Map([
  ['image', 'version'],
  ['pool', 'pool'],
  ['resources', 'resources'],
  ['storage', 'storage'],
  ['replicas', 'instances'],
]);

/** An object of that service, traced to what a store can say; the store as a whole decides all else. */
export function tracedToStore(object: Sourced, store: Store): Sourced {
  const depth = store.path.length;
  const place = (path: DataPath) => words.get(path[depth]);
  const fields = [...(object.fields ?? [])].flatMap(([field, path]) => {
    const word = place(path);
    return word === undefined ? [] : [[field, [...store.path, word]] as const];
  });
  return { ...object, from: store.path, fields: new Map(fields) };
}
