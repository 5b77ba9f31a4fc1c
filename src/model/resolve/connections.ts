import type { DataPath } from '../../base/index.ts';
import type { Alerts } from '../platform/observability.ts';
import type { Secret, Service, Store } from '../platform.ts';
import { type Context, own } from './context.ts';

/** The key of a store's secret that holds its address with the credentials. */
export const connectionKey = 'url';

/** The key of the same secret that a server in the cluster reads its password from. */
export const passwordKey = 'password';

/** The variable through which a service learns another's address: MEMBER_SERVICE_URL. */
export function addressVariable(callee: string): string {
  return `${callee.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** Who reads secrets. */
interface Readers {
  readonly services: readonly Service[];
  readonly stores: readonly Store[];
  readonly alerts: Alerts | undefined;
  readonly monitoringNamespace: string;
  /** Those of tools that say themselves what they read. */
  readonly others: readonly Secret[];
}

/**
 * The secrets of the environment, once for each namespace that reads them: the declared ones and those of
 * the stores.
 */
export function resolveSecretObjects(
  context: Context,
  { services, stores, alerts, monitoringNamespace, others }: Readers,
): readonly Secret[] {
  const secrets = new Map<string, Secret>();
  const add = (name: string, namespace: string, keys: readonly string[], path: DataPath) => {
    const key = `${namespace}/${name}`;
    const known = secrets.get(key);
    secrets.set(key, {
      name,
      namespace,
      keys: [...new Set([...(known?.keys ?? []), ...keys])],
      path: known?.path ?? path,
    });
  };
  for (const service of services) {
    for (const { secret } of service.secrets) {
      add(secret, service.namespace, own(context.definition.secrets, secret) ?? [], ['secrets', secret]);
    }
    for (const name of service.calls.stores) {
      const store = stores.find((one) => one.name === name);
      if (store !== undefined && store.type !== 'bucket')
        add(store.secret, service.namespace, [connectionKey], store.path);
    }
  }
  for (const store of stores) {
    if (store.type === 'redis' && store.runs === 'cluster')
      add(store.secret, store.namespace, [passwordKey], store.path);
  }
  for (const { pagerduty, slack, email, webhook } of alerts?.receivers ?? []) {
    for (const key of [pagerduty, slack?.url, email?.password, webhook]) {
      if (key !== undefined) add(key.secret, monitoringNamespace, [key.key], ['secrets', key.secret]);
    }
  }
  for (const { name, namespace, keys, path } of others) add(name, namespace, keys, path);
  return [...secrets.values()].sort((a, b) =>
    `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1,
  );
}
