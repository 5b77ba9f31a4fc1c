import type { DataPath } from '../../../base/index.ts';
import type { Edge, PublicHost, Route } from '../../platform/edge.ts';
import type { Service } from '../../platform/service.ts';
import type { ReadExpose } from '../../schema/edge.ts';
import { type Context, own, pick, pickPath, reportUnknown } from '../context.ts';
import { controllerNames } from './controllers.ts';

/**
 * Names that no public zone and no public certificate authority has: `.local` belongs to multicast DNS (RFC 6762),
 * the others are reserved by RFC 6761, RFC 7686, RFC 8375 and ICANN (internal, 2024). Names that are reserved
 * for documentation are let through.
 */
const reserved: Readonly<Record<string, string>> = {
  local: 'is answered by multicast DNS, and no public authority signs for it',
  localhost: 'is the own machine',
  internal: 'exists in private networks only, and no public authority signs for it',
  test: 'exists for tests only, and no public authority signs for it',
  invalid: 'never exists',
  onion: 'exists in the Tor network only',
  'home.arpa': 'exists in home networks only, and no public authority signs for it',
};

/** The ending of a host that is reserved, with what that means. */
function reservedEnding(host: string): readonly [string, string] | undefined {
  return Object.entries(reserved).find(([ending]) => host === ending || host.endsWith(`.${ending}`));
}

/** The domain of the environment: a subdomain of its own for all but the last. */
export function resolveDomain(context: Context): string | undefined {
  const { domain, environments } = context.definition;
  if (domain === undefined) return undefined;
  reportReserved(context, domain, ['domain']);
  return context.environment === environments.at(-1) ? domain : `${context.environment}.${domain}`;
}

/** The public hosts of the environment, from all that services expose. */
export function resolveHosts(
  context: Context,
  domain: string | undefined,
  services: readonly Service[],
): readonly PublicHost[] {
  const hosts = new Map<string, Route[]>();
  for (const service of services) {
    const given = own(context.definition.services, service.name)?.expose;
    if (typeof given !== 'object') continue;
    const route = resolveRoute(context, domain, service, given);
    if (route === undefined) continue;
    const routes = hosts.get(route.host) ?? [];
    hosts.set(route.host, routes);
    const other = routes.find((one) => one.prefix === route.prefix);
    if (other !== undefined) reportCollision(context, other, route);
    else routes.push(route);
  }
  return [...hosts].flatMap(([name, [first, ...more]]) =>
    first === undefined ? [] : [{ name, routes: [first, ...more] as const }],
  );
}

function resolveRoute(
  context: Context,
  domain: string | undefined,
  service: Service,
  given: ReadExpose,
): Route | undefined {
  const path: DataPath = [...service.path, 'expose'];
  const host = resolveHost(context, domain, given, [...path, 'host']);
  const ports = service.ports.filter((one) => one.protocol === 'TCP');
  const port = given.port === undefined ? ports[0] : ports.find((one) => one.name === given.port);
  if (given.port !== undefined && port === undefined) {
    const names = ports.map((one) => one.name);
    reportUnknown(context, 'port', given.port, names, [...path, 'port'], [[...service.path, 'ports']]);
  }
  if (host === undefined || port === undefined) return undefined;
  return {
    host,
    prefix: given.path ?? '/',
    service: service.name,
    namespace: service.namespace,
    port: { name: port.name, service: port.expose, container: port.port },
    requestsPerSecond: pick(given.requestsPerSecond, context),
    bodySize: given.bodySize,
    timeout: given.timeout,
    authentication: given.authentication ?? false,
    cors: given.cors ?? [],
    headers: { set: given.headers?.set ?? {}, remove: given.headers?.remove ?? [] },
    path,
  };
}

/** The whole name of a host in the environment; undefined where it cannot be told. */
function resolveHost(
  context: Context,
  domain: string | undefined,
  given: ReadExpose,
  field: DataPath,
): string | undefined {
  const written = pick(given.host, context);
  const path = pickPath(given.host, context, field);
  if (written === undefined) {
    context.report({
      path,
      reason: (where) => `the service has no public host in ${where}`,
      fix: 'Give the host for all its environments, or limit the environments of the service.',
    });
    return undefined;
  }
  const root = context.definition.domain;
  if (!written.includes('.')) {
    if (domain !== undefined) return `${written}.${domain}`;
    context.report({
      path,
      reason: `the host '${written}' is relative, and the platform has no domain`,
      fix: "Add domain: 'example.com', or write the whole name.",
      needs: [['domain']],
    });
    return undefined;
  }
  reportReserved(context, written, path);
  const isGivenForAll = path.length === field.length;
  const isInside = root !== undefined && (written === root || written.endsWith(`.${root}`));
  // A host of the platform's domain moves into the domain of the environment.
  if (isGivenForAll && isInside) return written.slice(0, written.length - root.length) + domain;
  reportShared(context, given, written, path);
  return written;
}

function reportReserved(context: Context, host: string, path: DataPath): void {
  const found = reservedEnding(host);
  if (found === undefined) return;
  context.report({
    path,
    reason: `'${host}' cannot be public: .${found[0]} ${found[1]}`,
    fix: 'Write a name of a domain that you own.',
  });
}

/** A whole host outside of the platform's domain is one place, so that it cannot be in two environments. */
function reportShared(context: Context, { host }: ReadExpose, written: string, path: DataPath): void {
  const others = Object.entries(host.values).filter(([, value]) => value === written);
  if (others.length < 2) return;
  context.report({
    path,
    reason: `'${written}' would be the public host in ${others.map(([name]) => name).join(', ')} alike`,
    fix: "Give each environment its own, or write a name below the platform's domain.",
    needs: [['domain']],
  });
}

function reportCollision(context: Context, other: Route, route: Route): void {
  context.report({
    path: [...route.path, route.prefix === '/' ? 'host' : 'path'],
    reason: `'${other.service}' and '${route.service}' serve the same host at '${route.prefix}'`,
    fix: "Give one of them another host, or another path: path: '/api'.",
    needs: [
      [...other.path, 'host'],
      [...route.path, 'host'],
    ],
  });
}

/** What a controller can do with requests; the rest is refused, never left out. Sources: see `compile/objects/edge`. */
const abilities: Readonly<Record<Edge['controller'], ReadonlySet<Ability>>> = {
  nginx: new Set(['requestsPerSecond', 'bodySize', 'timeout']),
  gateway: new Set(['requestsPerSecond', 'bodySize', 'headers']),
  kong: new Set(['requestsPerSecond', 'bodySize', 'timeout', 'authentication', 'cors', 'headers']),
  istio: new Set(['timeout', 'authentication', 'cors', 'headers']),
};
type Ability = 'requestsPerSecond' | 'bodySize' | 'timeout' | 'authentication' | 'cors' | 'headers';

/** Reports what routes ask for and the controller cannot do. */
export function reportAbilities(context: Context, edge: Edge, hosts: readonly PublicHost[]): void {
  for (const route of hosts.flatMap(({ routes }) => routes)) {
    for (const ability of asked(route)) {
      if (abilities[edge.controller].has(ability)) continue;
      const able = Object.entries(abilities).filter(([, has]) => has.has(ability));
      context.report({
        path: [...route.path, ability],
        atKey: true,
        reason: `${controllerNames[edge.controller]} has no '${ability}' for a single route`,
        fix: `Remove it, or choose edge.controller: ${able.map(([name]) => `'${name}'`).join(' or ')}.`,
        needs: [['edge', 'controller']],
      });
    }
    if (route.authentication && edge.authentication === undefined) {
      context.report({
        path: [...route.path, 'authentication'],
        reason: 'nothing says who issues the tokens',
        fix: "Add edge.authentication: { issuer: 'https://...' }.",
        needs: [['edge', 'authentication']],
      });
    }
  }
}

function asked(route: Route): readonly Ability[] {
  const { set, remove } = route.headers;
  return [
    ...(route.requestsPerSecond === undefined ? [] : (['requestsPerSecond'] as const)),
    ...(route.bodySize === undefined ? [] : (['bodySize'] as const)),
    ...(route.timeout === undefined ? [] : (['timeout'] as const)),
    ...(route.authentication ? (['authentication'] as const) : []),
    ...(route.cors.length === 0 ? [] : (['cors'] as const)),
    ...(Object.keys(set).length + remove.length === 0 ? [] : (['headers'] as const)),
  ];
}
