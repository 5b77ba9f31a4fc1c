import { connectionKey, passwordKey, type Secret, type Store } from '../../../model/index.ts';

const schemes: Readonly<Record<Store['type'], string>> = {
  postgres: 'postgresql',
  redis: 'redis',
  rabbitmq: 'amqp',
  opensearch: 'https',
  bucket: 'https',
};

/** What to write for the keys of a store's secret, where the address is known; one line each, without values. */
export function secretHints(secret: Secret, stores: readonly Store[]): readonly string[] {
  const store = stores.find((one) => one.secret === secret.name);
  if (store === undefined) return [];
  const hints = secret.keys.includes(connectionKey) ? [`${connectionKey}: ${addressOf(store)}`] : [];
  const made = madeBy(store);
  if (made !== undefined && secret.keys.includes(connectionKey)) hints.push(made);
  if (secret.keys.includes(passwordKey)) {
    hints.push(`${passwordKey}: what the server asks for; the same that stands in every ${connectionKey}`);
  }
  return hints;
}

/** The address with holes for what only its keeper knows. */
function addressOf(store: Store): string {
  const managed = store.runs === 'managed';
  // Amazon MQ speaks TLS only, on a port of its own.
  const scheme = store.type === 'rabbitmq' && store.port === 5671 ? 'amqps' : schemes[store.type];
  const service = store.type === 'postgres' ? `${store.name}-rw` : store.name;
  const host = managed ? '<endpoint>' : `${service}.${store.namespace}.svc.cluster.local`;
  const user = store.type === 'redis' ? ':<password>' : '<user>:<password>';
  const path = store.type === 'postgres' ? `/${store.database}${managed ? '?sslmode=require' : ''}` : '';
  return `${scheme}://${user}@${host}:${store.port}${path}`;
}

function madeBy(store: Store): string | undefined {
  if (store.runs === 'managed') return undefined;
  if (store.type === 'postgres')
    return `CloudNativePG keeps it in the Secret ${store.namespace}/${store.name}-app, key uri`;
  if (store.type === 'rabbitmq')
    return `the operator keeps user and password in the Secret ${store.namespace}/${store.name}-default-user`;
  return undefined;
}
