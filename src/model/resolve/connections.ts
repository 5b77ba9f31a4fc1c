import type { DataPath } from '../../base/index.ts';
import type { Environment, Secret, Service, Store } from '../platform.ts';
import type { Context } from './context.ts';

/** The key of a store's secret that holds its address with the credentials. */
export const connectionKey = 'url';

/** The key of the same secret that a server in the cluster reads its password from. */
export const passwordKey = 'password';

/** The variable through which a service learns another's address: MEMBER_SERVICE_URL. */
export function addressVariable(callee: string): string {
  return `${callee.toUpperCase().replaceAll('-', '_')}_URL`;
}

/**
 * The secrets of the environment, once for each namespace that reads them: the declared ones and those of
 * the stores.
 */
export function resolveSecretObjects(
  context: Context,
  services: readonly Service[],
  stores: readonly Store[],
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
      add(secret, service.namespace, context.definition.secrets?.[secret] ?? [], ['secrets', secret]);
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
  return [...secrets.values()].sort((a, b) =>
    `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1,
  );
}

/** Reports variables that two sources want to set, and names that two parts share. */
export function reportCollisions(
  context: Context,
  environment: Pick<Environment, 'services' | 'stores' | 'externals'>,
): void {
  const taken = new Map<string, string>();
  for (const [what, parts] of [
    ['service', environment.services],
    ['store', environment.stores],
    ['external system', environment.externals],
  ] as const) {
    for (const part of parts) {
      const other = taken.get(part.name);
      if (other !== undefined) {
        context.report({
          path: part.path,
          atKey: true,
          reason: `a ${other} and a ${what} are both named '${part.name}'`,
          fix: 'Rename one of them: `calls` must tell them apart.',
        });
      } else taken.set(part.name, what);
    }
  }
  for (const service of environment.services) reportVariables(context, service, environment.stores);
}

function reportVariables(context: Context, service: Service, stores: readonly Store[]): void {
  const sources = new Map<string, string>();
  const given = (context.definition.services[service.name]?.calls ?? []) as readonly string[];
  for (const name of given) {
    const store = stores.find((one) => one.name === name);
    const variable = store?.variable ?? addressVariable(name);
    const other = sources.get(variable);
    if (other !== undefined) {
      context.report({
        path: [...service.path, 'calls', given.indexOf(name)],
        reason: `'${other}' and '${name}' both want to set the variable ${variable} of '${service.name}'`,
        fix: `Give one of the stores its own variable: variable: '${name.toUpperCase().replaceAll('-', '_')}_URL'.`,
      });
    } else sources.set(variable, name);
  }
  for (const secret of service.secrets) {
    const other = sources.get(secret.name);
    if (other === undefined) continue;
    context.report({
      path: secret.path,
      reason: `the variable ${secret.name} already holds the address of '${other}'`,
      fix: 'Rename the variable, or leave `other` out of `calls`.'.replace('other', other),
    });
  }
}
