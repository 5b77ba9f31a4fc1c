import type { DataPath } from '../../base/index.ts';
import type { Service } from '../platform/service.ts';
import type { Store } from '../platform/store.ts';
import type { Environment } from '../platform.ts';
import { addressVariable } from './connections.ts';
import { type Context, own } from './context.ts';

type Parts = Pick<Environment, 'services' | 'stores' | 'externals'>;

/** Reports names that two parts share, and variables that two sources want to set. */
export function reportCollisions(context: Context, parts: Parts): void {
  reportNames(context, parts);
  for (const service of parts.services) reportVariables(context, service, parts.stores);
}

function reportNames(context: Context, { services, stores, externals }: Parts): void {
  const taken = new Map<string, string>();
  for (const [what, parts] of [
    ['a service', services],
    ['a store', stores],
    ['an external system', externals],
  ] as const) {
    for (const { name, path } of parts) {
      const other = taken.get(name);
      taken.set(name, other ?? what);
      if (other === undefined) continue;
      context.report({
        path,
        atKey: true,
        reason: `${other} and ${what} are both named '${name}'`,
        fix: 'Rename one of them: `calls` must tell them apart.',
      });
    }
  }
}

/** Who sets a variable of a service. */
interface Source {
  readonly name: string;
  readonly store: Store | undefined;
}

function reportVariables(context: Context, service: Service, stores: readonly Store[]): void {
  const sources = new Map<string, Source>();
  const order = own(context.definition.services, service.name)?.calls ?? [];
  const called = [...service.calls.services, ...service.calls.stores, ...service.calls.externals];
  for (const [index, name] of order.entries()) {
    if (!called.includes(name) || order.indexOf(name) !== index) continue;
    const store = stores.find((one) => one.name === name);
    const source = { name, store };
    const parts = service.connections.filter((one) => one.store === name);
    const path = [...service.path, 'calls', index];
    const set =
      parts.length > 0
        ? parts.map((part) => ({
            variable: part.variable,
            path: part.part === 'url' || part.path.at(-1) === 'calls' ? path : part.path,
          }))
        : [
            {
              variable:
                store?.variable ?? own(context.definition.externals, name)?.variable ?? addressVariable(name),
              path,
            },
          ];
    for (const { variable, path: place } of set) {
      const other = sources.get(variable);
      if (other === undefined) sources.set(variable, source);
      else reportBoth(context, service, variable, [other, source], place);
    }
  }
  reportAstray(context, service, stores);
  for (const given of service.secrets) reportTaken(context, given, sources.get(given.name));
  for (const given of service.env) {
    const source = sources.get(given.name);
    // A plain value replaces the address of a service; that of a store comes from a secret, which wins.
    if (source?.store !== undefined && source.store.type !== 'bucket') reportTaken(context, given, source);
  }
}

function reportBoth(
  context: Context,
  service: Service,
  variable: string,
  [one, other]: readonly [Source, Source],
  path: DataPath,
): void {
  if (one.store?.type === 'bucket' && other.store?.type === 'bucket') {
    reportBuckets(context, service, variable, [one.name, other.name], path);
    return;
  }
  const changed = other.store ?? one.store;
  const own = changed === undefined ? undefined : addressVariable(changed.name);
  context.report({
    path,
    reason: `'${one.name}' and '${other.name}' both set the variable ${variable} of '${service.name}'`,
    fix:
      changed === undefined
        ? 'Rename one of them.'
        : `Give '${changed.name}' its own: variable: '${own === variable ? `${own.slice(0, -4)}_STORE_URL` : own}'.`,
    needs: [one, other].flatMap(({ store }) => (store === undefined ? [] : [[...store.path, 'variable']])),
  });
}

/** What leads the kits of AWS to a bucket in the cluster leads them away from those of the cloud. */
function reportAstray(context: Context, service: Service, stores: readonly Store[]): void {
  const called = stores.filter(({ name, type }) => type === 'bucket' && service.calls.stores.includes(name));
  const ofCloud = called.find(({ runs }) => runs === 'managed');
  const led = service.connections.find(({ variable }) => variable === 'AWS_ENDPOINT_URL_S3');
  if (ofCloud === undefined || led === undefined) return;
  const prefix = led.store.toUpperCase().replaceAll('-', '_');
  context.report({
    path: led.path,
    reason: `AWS_ENDPOINT_URL_S3 leads '${service.name}' to '${led.store}' in the cluster when it asks for '${ofCloud.name}', which the cloud keeps`,
    fix: `Name the parts: connections: { '${led.store}': { ${prefix}_URL: 'url', ${prefix}_ACCESS_KEY: 'access-key', ${prefix}_SECRET_KEY: 'secret-key' } }.`,
    needs: [[...service.path, 'connections']],
  });
}

/** The kits of AWS know one key and one address: told once, for the key. */
function reportBuckets(
  context: Context,
  service: Service,
  variable: string,
  [one, other]: readonly [string, string],
  path: DataPath,
): void {
  if (variable.startsWith('AWS_') && variable !== 'AWS_ACCESS_KEY_ID') return;
  const prefix = other.toUpperCase().replaceAll('-', '_');
  context.report({
    path,
    reason: `'${one}' and '${other}' both set the variable ${variable} of '${service.name}'`,
    fix: `Name the parts of one: connections: { '${other}': { ${prefix}_URL: 'url', ${prefix}_ACCESS_KEY: 'access-key', ${prefix}_SECRET_KEY: 'secret-key' } }.`,
    needs: [[...service.path, 'connections']],
  });
}

function reportTaken(
  context: Context,
  given: { readonly name: string; readonly path: DataPath },
  source: Source | undefined,
): void {
  if (source === undefined) return;
  context.report({
    path: given.path,
    reason: `the variable ${given.name} already holds the address of '${source.name}'`,
    fix: `Rename the variable, or leave '${source.name}' out of \`calls\`.`,
    needs: source.store === undefined ? [] : [[...source.store.path, 'variable']],
  });
}
