import {
  administratorSecret,
  authorityKey,
  authoritySecret,
  elasticUser,
  passwordKey,
  type Secret,
  type Store,
  storeHost,
} from '../../model/index.ts';

const schemes: Readonly<Record<Store['type'], string>> = {
  postgres: 'postgresql',
  redis: 'redis',
  rabbitmq: 'amqp',
  opensearch: 'https',
  elasticsearch: 'https',
  bucket: 'https',
};

/** What only the keeper of a store knows, as it is to stand in the address. */
interface Holes {
  readonly username: string;
  readonly password: string;
  /** Host of a managed store; those in the cluster are known. */
  readonly host: string;
}

/** The address of a store with its credentials, or with whatever stands for them. */
export function connectionUrl(store: Store, holes: Holes): string {
  const managed = store.runs === 'managed';
  const host = storeHost(store) ?? store.endpoint ?? holes.host;
  const user = `${userOf(store, holes)}:${holes.password}`;
  const path = store.type === 'postgres' ? `/${store.database}${managed ? '?sslmode=require' : ''}` : '';
  return `${schemeOf(store)}://${user}@${host}:${store.port}${path}`;
}

function userOf(store: Store, { username }: Holes): string {
  if (store.type === 'redis') return '';
  return store.type === 'elasticsearch' ? elasticUser : username;
}

/** Amazon MQ speaks TLS only, on a port of its own; managed Redis takes a password over TLS only. */
function schemeOf(store: Store): string {
  if (store.type === 'rabbitmq' && store.port === 5671) return 'amqps';
  if (store.type === 'redis' && store.runs === 'managed') return 'rediss';
  return schemes[store.type];
}

/** What to write for the keys of a store's secret, where the address is known; one line each, without values. */
export function secretHints(secret: Secret, stores: readonly Store[]): readonly string[] {
  const store = stores.find((one) => one.secret === secret.name);
  const opensAll = stores.find((one) => one.type === 'bucket' && administratorSecret(one) === secret.name);
  if (store === undefined)
    return opensAll === undefined ? [] : [`opens all buckets of ${opensAll.objects?.on}`, keyHint];
  const url = connectionUrl(store, { username: '<user>', password: '<password>', host: '<endpoint>' });
  const hints = secret.keys.includes('url') ? [`url: ${url}`] : [];
  const made = madeBy(store);
  if (made !== undefined) hints.push(made);
  if (secret.keys.includes(authorityKey))
    hints.push(
      `${authorityKey}: the operator keeps it in the Secret ${store.namespace}/${authoritySecret(store)}`,
    );
  if (store.type === 'bucket') {
    hints.push(keyHint);
  }
  if (secret.keys.includes(passwordKey) && store.runs === 'cluster' && store.type === 'redis') {
    hints.push(`${passwordKey}: what the server asks for; the same that stands in every url`);
  }
  return hints;
}

const keyHint =
  'access-key: a name of 20 capital letters and digits; secret-key: openssl rand -hex 32; the same in every namespace';

function madeBy(store: Store): string | undefined {
  if (store.runs === 'managed') return undefined;
  if (store.pooler)
    return `CloudNativePG keeps user and password in the Secret ${store.namespace}/${store.name}-app`;
  if (store.type === 'postgres')
    return `CloudNativePG keeps it in the Secret ${store.namespace}/${store.name}-app, key fqdn-uri`;
  if (store.type === 'rabbitmq')
    return `the operator keeps it in the Secret ${store.namespace}/${store.name}-default-user, key connection_string`;
  if (store.type === 'elasticsearch')
    return `the operator keeps the password in the Secret ${store.namespace}/${store.name}-es-elastic-user, key ${elasticUser}`;
  return undefined;
}
