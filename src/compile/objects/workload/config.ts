import {
  addressVariable,
  connectionSource,
  type Environment,
  type External,
  type Platform,
  type Service,
  type Variable,
} from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import type { ConfigSource } from '../unit.ts';

export function variablesName(service: Service): string {
  return `${service.name}-env`;
}

/** The first folder of files is `<service>-config`, further ones carry the last part of their path. */
export function configName(service: Service, index: number): string {
  if (index === 0) return `${service.name}-config`;
  const last = service.files[index]?.folder.split('/').at(-1) ?? '';
  return `${service.name}-config-${last.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

export function hasVariables(
  service: Service,
  environment: Environment,
  added: readonly Variable[],
): boolean {
  return Object.keys(variables(service, environment, added)).length > 0;
}

/** The ConfigMaps of a service: its plain variables with the addresses of what it calls, and its files. */
export function configSources(
  platform: Platform,
  environment: Environment,
  service: Service,
  added: readonly Variable[],
): readonly ConfigSource[] {
  const labels = labelsOf(platform, service.name, 'service');
  const { namespace } = service;
  const found = variables(service, environment, added);
  const plain: readonly ConfigSource[] =
    Object.keys(found).length === 0
      ? []
      : [
          {
            name: variablesName(service),
            namespace,
            labels,
            kind: 'variables',
            entries: mapped(found, ({ value }) => value),
            from: service.path,
            origins: mapped(found, ({ path }) => path),
          },
        ];
  const files = service.files.map(
    (folder, index): ConfigSource => ({
      name: configName(service, index),
      namespace,
      labels,
      kind: 'files',
      entries: folder.files,
      from: folder.path,
    }),
  );
  return [...plain, ...files];
}

function mapped<From, To>(
  entries: Readonly<Record<string, From>>,
  change: (entry: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, change(entry)]));
}

/** Plain variables: what the definition gives, and the addresses of services, buckets and external systems. */
function variables(
  service: Service,
  environment: Environment,
  added: readonly Variable[],
): Readonly<Record<string, Pick<Variable, 'value' | 'path'>>> {
  const found: Record<string, Pick<Variable, 'value' | 'path'>> = {};
  for (const variable of added) found[variable.name] = variable;
  const path = [...service.path, 'calls'];
  for (const name of service.calls.services) {
    const callee = environment.services.find((one) => one.name === name);
    if (callee !== undefined) found[addressVariable(name)] = { value: serviceAddress(service, callee), path };
  }
  for (const name of service.calls.stores) {
    const store = environment.stores.find((one) => one.name === name);
    if (store?.type === 'bucket') found[store.variable] = { value: store.bucket, path };
  }
  for (const { store: name, variable, part, path: place } of service.connections) {
    const store = environment.stores.find((one) => one.name === name);
    if (store === undefined) continue;
    const source = connectionSource(store, part, service);
    if ('value' in source) found[variable] = { value: source.value, path: place };
  }
  for (const name of service.calls.externals) {
    const external = environment.externals.find((one) => one.name === name);
    if (external !== undefined) found[external.variable] = { value: externalAddress(external), path };
  }
  for (const variable of service.env) found[variable.name] = variable;
  return found;
}

/** The address under which one service reaches another: short inside a namespace, whole across them. */
function serviceAddress(caller: Service, callee: Service): string {
  const port = callee.ports.find((one) => one.name !== 'metrics') ?? callee.ports[0];
  const host =
    caller.namespace === callee.namespace
      ? callee.name
      : `${callee.name}.${callee.namespace}.svc.cluster.local`;
  if (port?.application !== 'http') return `${port?.application ?? 'udp'}://${host}:${port?.expose}`;
  return port.expose === 80 ? `http://${host}` : `http://${host}:${port.expose}`;
}

/** Schemes by the ports that IANA assigns to them; anything else is plain TCP. */
const schemes: Readonly<Record<number, string>> = {
  25: 'smtp',
  80: 'http',
  443: 'https',
  465: 'smtps',
  587: 'smtp',
  // Vault, without an assignment of its own.
  8200: 'https',
};

function externalAddress({ host, port }: External): string {
  const scheme = schemes[port] ?? 'tcp';
  return port === 443 || port === 80 ? `${scheme}://${host}` : `${scheme}://${host}:${port}`;
}
