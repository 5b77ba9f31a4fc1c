import type { DataPath } from '../../base/index.ts';
import type { Alerts, Collection } from '../platform/observability.ts';
import type { Secret } from '../platform/secret.ts';
import type { ConnectionPart } from '../platform/security.ts';
import type { Service } from '../platform/service.ts';
import type { Store } from '../platform/store.ts';
import { bucketInCluster, keysOfBucket, regionInCluster } from './bucket.ts';
import { type Context, own } from './context.ts';
import { askedKeys, isAskedForMetrics } from './observability/exporters.ts';

/** The key of a store's secret that a server in the cluster reads its password from. */
export const passwordKey = 'password';

/** The variable through which a service learns another's address: MEMBER_SERVICE_URL. */
export function addressVariable(callee: string): string {
  return `${callee.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** Who reads secrets. */
interface Readers {
  readonly services: readonly Service[];
  readonly stores: readonly Store[];
  readonly collection: Collection | undefined;
  readonly alerts: Alerts | undefined;
  readonly monitoringNamespace: string;
  /** Those of tools that say themselves what they read. */
  readonly others: readonly Secret[];
}

/** The Secret that the operator of a store in the cluster makes beside it, with its keys. */
interface OperatorSecret {
  readonly name: string;
  readonly keys: { readonly [part in 'url' | 'username' | 'password']?: string };
}

/**
 * The Secret that the operator of a store in the cluster makes beside it; undefined where nobody makes one. Sources:
 * 'Connecting from an application' of the CloudNativePG documentation 1.28, 'Using operator' of the RabbitMQ one,
 * 'Access services' of the documentation of ECK 3.
 */
export function operatorSecret(store: Store): OperatorSecret | undefined {
  if (store.runs !== 'cluster') return undefined;
  const login = { username: 'username', password: 'password' };
  if (store.type === 'postgres') {
    return { name: `${store.name}-app`, keys: { ...login, url: 'fqdn-uri' } };
  }
  if (store.type === 'rabbitmq') {
    return { name: `${store.name}-default-user`, keys: { ...login, url: 'connection_string' } };
  }
  if (store.type === 'elasticsearch') {
    return { name: `${store.name}-es-elastic-user`, keys: { password: elasticUser } };
  }
  return undefined;
}

/** The user that every Elasticsearch has; its password stands under this key. */
export const elasticUser = 'elastic';

/** The key of a certificate authority in a Secret. */
export const authorityKey = 'ca.crt';

/** The Secret in which the operator keeps the authority that signs the certificate of an Elasticsearch. */
export function authoritySecret(store: Store): string {
  return `${store.name}-es-http-certs-public`;
}

/** Name of the secret with the key that may make buckets on the servers of one, and do all else. */
export function administratorSecret({ objects, name }: Store): string {
  return `${objects?.on ?? name}-administrator`;
}

/** The host name of a store in the cluster, whole, so that it holds in every namespace. */
export function storeHost(store: Store): string | undefined {
  if (store.runs !== 'cluster') return undefined;
  return `${entryService(store)}.${store.namespace}.svc.cluster.local`;
}

/** The Service that callers of a store in the cluster come through, as its operator calls it. */
export function entryService({ name, type, pooler, objects }: Store): string {
  if (objects !== undefined) return objects.on;
  if (type === 'postgres') return `${name}-${pooler ? 'pooler' : 'rw'}`;
  return type === 'elasticsearch' ? `${name}-es-http` : name;
}

/** Where one part of a connection stands: in a key of a Secret, or in plain sight where it is no secret and known. */
export type ConnectionSource = { readonly secret: string; readonly key: string } | { readonly value: string };

/** The Secret with the credentials of a database that Vault makes for one service. */
export function temporarySecret(store: Pick<Store, 'name'>, service: string): string {
  // A dot stands in no name, so that no two pairs have the same.
  return `${store.name}.${service}`;
}

/** Where a service finds one part of the connection to a store. */
export function connectionSource(
  store: Store,
  part: ConnectionPart,
  { name, namespace }: Pick<Service, 'name' | 'namespace'>,
): ConnectionSource {
  if (part === 'port') return { value: String(store.port) };
  if (part === 'database') return { value: store.database };
  if (part === 'host') {
    const host = storeHost(store) ?? store.endpoint;
    return host === undefined ? { secret: store.secret, key: part } : { value: host };
  }
  if (store.credentials !== undefined) return { secret: temporarySecret(store, name), key: part };
  if (store.type === 'elasticsearch') {
    if (part === 'username') return { value: elasticUser };
    if (part === 'ca')
      return namespace === store.namespace
        ? { secret: authoritySecret(store), key: authorityKey }
        : { secret: store.secret, key: authorityKey };
  }
  if (store.type === 'bucket') {
    if (part === 'url') return { value: `http://${storeHost(store)}:${store.port}` };
    if (part === 'bucket') return { value: store.bucket };
    if (part === 'region') return { value: regionInCluster };
    if (part === 'path-style') return { value: 'true' };
  }
  // The operator knows of no pool of connections: its address leads past it.
  const past = store.pooler && part === 'url';
  const made = namespace === store.namespace && !past ? operatorSecret(store) : undefined;
  const key = made?.keys[part as keyof typeof made.keys];
  return made === undefined || key === undefined
    ? { secret: store.secret, key: part }
    : { secret: made.name, key };
}

/**
 * The secrets of the environment, once for each namespace that reads them: the declared ones and those of
 * the stores.
 */
export function resolveSecretObjects(
  context: Context,
  { services, stores, collection, alerts, monitoringNamespace, others }: Readers,
): readonly Secret[] {
  const secrets = new Map<string, Secret>();
  const add = (
    name: string,
    namespace: string,
    keys: readonly string[],
    path: DataPath,
    labels?: Secret['labels'],
  ) => {
    const key = `${namespace}/${name}`;
    const known = secrets.get(key);
    secrets.set(key, {
      name,
      namespace,
      keys: [...new Set([...(known?.keys ?? []), ...keys])],
      ...(labels === undefined ? {} : { labels: { ...known?.labels, ...labels } }),
      path: known?.path ?? path,
    });
  };
  for (const service of services) {
    for (const { secret } of service.secrets) {
      add(secret, service.namespace, own(context.definition.secrets, secret) ?? [], ['secrets', secret]);
    }
    for (const { store: name, part } of service.connections) {
      const store = stores.find((one) => one.name === name);
      if (store === undefined) continue;
      const source = connectionSource(store, part, service);
      if ('key' in source && source.secret === store.secret)
        add(store.secret, service.namespace, [source.key], store.path);
    }
  }
  // An autoscaler asks a queue by its whole address, whatever parts the service itself wants.
  for (const service of services) {
    const { namespace } = service;
    const queue = service.scale?.queue;
    const store = stores.find(({ name }) => queue?.metric === undefined && name === queue?.store);
    if (store === undefined) continue;
    const source = connectionSource(store, 'url', service);
    if ('key' in source && source.secret === store.secret)
      add(store.secret, namespace, [source.key], store.path);
  }
  for (const store of stores) {
    if (store.type === 'redis' && store.runs === 'cluster')
      add(store.secret, store.namespace, [passwordKey], store.path);
    const keeper = store.backup === undefined ? undefined : bucketInCluster(stores, store.backup.bucket);
    if (store.runs === 'cluster' && keeper !== undefined)
      add(keeper.secret, store.namespace, keysOfBucket, keeper.path);
    if (store.type === 'bucket' && store.runs === 'cluster') {
      add(store.secret, store.namespace, keysOfBucket, store.path);
      add(administratorSecret(store), store.namespace, keysOfBucket, store.path);
    }
  }
  for (const store of collection === undefined ? [] : stores) {
    // What an operator knows stands in a Secret of its own beside the store.
    if (!isAskedForMetrics(store) || operatorSecret(store) !== undefined) continue;
    const namespace = store.runs === 'cluster' ? store.namespace : monitoringNamespace;
    add(store.secret, namespace, askedKeys(store), store.path);
  }
  for (const { pagerduty, slack, email, webhook } of alerts?.receivers ?? []) {
    for (const key of [pagerduty, slack?.url, email?.password, webhook]) {
      if (key !== undefined) add(key.secret, monitoringNamespace, [key.key], ['secrets', key.secret]);
    }
  }
  for (const { name, namespace, keys, path, labels } of others) add(name, namespace, keys, path, labels);
  return [...secrets.values()].sort((a, b) =>
    `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1,
  );
}
