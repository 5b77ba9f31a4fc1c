import { compact, type Sourced } from '../../../base/index.ts';
import type {
  AuthorizationPolicy,
  Gateway,
  RequestAuthentication,
  VirtualService,
} from '../../../kubernetes/index.ts';
import type { Edge, Environment, Platform, PublicHost, Route } from '../../../model/index.ts';
import { hostOf, ingressGateway } from '../addresses.ts';
import { destinationsOf } from '../destinations.ts';
import { labelsOf } from '../labels.ts';
import { headerRoute, hostRoutes, movedWeights } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { gatewayName, releases } from './names.ts';
import { certificateName } from './tls.ts';

type HttpRoute = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

const { namespace } = ingressGateway;

/**
 * The Gateway of the mesh. Istio's own kind, since that of the Gateway API has no field for the oldest version of TLS.
 */
export function meshGateway(platform: Platform, environment: Environment, edge: Edge): Sourced {
  const hosts = environment.hosts.map(({ name }) => name);
  const object: Gateway = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: gatewayName, namespace, labels: labelsOf(platform, gatewayName, 'edge') },
    spec: {
      selector: { ...ingressGateway.labels },
      servers: [
        {
          port: { name: 'http', number: 80, protocol: 'HTTP' },
          hosts,
          tls: { httpsRedirect: true },
        },
        {
          port: { name: 'https', number: 443, protocol: 'HTTPS' },
          hosts,
          tls: {
            mode: 'SIMPLE',
            credentialName: certificateName(platform),
            minProtocolVersion: edge.tls === '1.3' ? 'TLSV1_3' : 'TLSV1_2',
          },
        },
      ],
    },
  };
  return sourced(object, edge.path, {
    fields: { 'spec.servers[1].tls.minProtocolVersion': [...edge.path, 'tls'] },
  });
}

/** Sends every public host on to the controller, which knows the paths. */
export function meshToController(platform: Platform, environment: Environment, edge: Edge): Sourced {
  const release = edge.controller === 'kong' ? releases.kong : releases.nginx;
  const object: VirtualService = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: gatewayName, namespace, labels: labelsOf(platform, gatewayName, 'edge') },
    spec: {
      hosts: environment.hosts.map(({ name }) => name),
      gateways: [gatewayName],
      http: [
        {
          route: [
            {
              destination: {
                host: `${release.service}.${edge.namespace}.svc.cluster.local`,
                port: { number: 80 },
              },
            },
          ],
        },
      ],
    },
  };
  return sourced(object, edge.path, {
    comments: {
      'spec.http': `Paths, limits and tokens are the business of ${release.name} behind this gateway.`,
    },
  });
}

/** The routes of a host, longest path first: the mesh takes the first that fits. */
export function meshRoutes(platform: Platform, environment: Environment, host: PublicHost): Sourced {
  const sorted = [...host.routes].sort((a, b) => b.prefix.length - a.prefix.length);
  const routes = sorted.flatMap((route) => httpRoutes(environment, route));
  const { name } = hostRoutes(host.name);
  const object: VirtualService = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'edge') },
    spec: { hosts: [host.name], gateways: [gatewayName], http: routes.map(({ http }) => http) },
  };
  return sourced(object, host.routes[0].path, {
    comments: Object.fromEntries(
      routes.flatMap(({ moved }, index) => (moved ? [[`spec.http[${index}].route`, movedWeights]] : [])),
    ),
  });
}

/** The route to a service, after that of the header which leads to its new version. */
function httpRoutes(
  environment: Environment,
  route: Route,
): readonly { readonly http: HttpRoute; readonly moved: boolean }[] {
  const service = environment.services.find(({ name }) => name === route.service);
  const at = (name: string) => ({
    host: hostOf(name, route.namespace),
    port: { number: route.port.service },
  });
  if (service === undefined) return [];
  const { serving, trial } = destinationsOf(service, 'gateway', at);
  const common = boundsOf(route);
  const paths = route.prefix === '/' ? undefined : prefixes(route.prefix);
  const led = serving.length > 1 ? service.name : undefined;
  return [
    ...(trial === undefined
      ? []
      : [
          {
            http: compact<HttpRoute>({
              name: `${service.name}-${headerRoute}`,
              match: (paths ?? [{}]).map((one) => ({
                ...one,
                headers: { [trial.header.name]: { exact: trial.header.value } },
              })),
              ...common,
              route: [trial.destination],
            }),
            moved: false,
          },
        ]),
    {
      http: compact<HttpRoute>({ name: led, match: paths, ...common, route: [...serving] }),
      moved: led !== undefined && service.release.strategy === 'canary',
    },
  ];
}

/** What holds for every request of a route, whatever version it goes to. */
function boundsOf(route: Route): Pick<HttpRoute, 'headers' | 'timeout' | 'corsPolicy'> {
  const { set, remove } = route.headers;
  const request = compact<NonNullable<NonNullable<HttpRoute['headers']>['request']>>({
    set: Object.keys(set).length === 0 ? undefined : { ...set },
    remove: remove.length === 0 ? undefined : [...remove],
  });
  return compact<Pick<HttpRoute, 'headers' | 'timeout' | 'corsPolicy'>>({
    headers: Object.keys(request).length === 0 ? undefined : { request },
    timeout: route.timeout === undefined ? undefined : `${route.timeout}s`,
    corsPolicy:
      route.cors.length === 0
        ? undefined
        : {
            allowOrigins: route.cors.map((exact) => ({ exact })),
            allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
            allowHeaders: ['authorization', 'content-type'],
            allowCredentials: true,
            maxAge: '1h',
          },
  });
}

/** '/api' takes /api and /api/..., but not /apis. */
function prefixes(prefix: string): NonNullable<HttpRoute['match']> {
  return [{ uri: { exact: prefix } }, { uri: { prefix: `${prefix}/` } }];
}

/** Tokens are checked where requests enter: a wrong one is refused anywhere, a missing one on routes that ask for it. */
export function meshTokens(platform: Platform, environment: Environment, edge: Edge): readonly Sourced[] {
  const { authentication } = edge;
  const guarded = environment.hosts.flatMap(({ routes }) => routes).filter((route) => route.authentication);
  if (authentication === undefined || guarded.length === 0) return [];
  const name = 'public-tokens';
  const metadata = { name, namespace, labels: labelsOf(platform, name, 'edge') };
  const selector = { matchLabels: { ...ingressGateway.labels } };
  const request: RequestAuthentication = {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata,
    spec: {
      selector,
      jwtRules: [
        {
          issuer: authentication.issuer,
          jwksUri: authentication.keys,
          ...(authentication.audience === undefined ? {} : { audiences: [authentication.audience] }),
          forwardOriginalToken: true,
        },
      ],
    },
  };
  const refuse: AuthorizationPolicy = {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata,
    spec: {
      selector,
      action: 'DENY',
      rules: guarded.map((route) => ({
        from: [{ source: { notRequestPrincipals: ['*'] } }],
        to: [
          {
            operation: {
              hosts: [route.host, `${route.host}:*`],
              ...(route.prefix === '/' ? {} : { paths: [route.prefix, `${route.prefix}/*`] }),
              // Browsers send no token along when they ask what they may do.
              ...(route.cors.length === 0 ? {} : { notMethods: ['OPTIONS'] }),
            },
          },
        ],
      })),
    },
  };
  return [
    sourced(request, authentication.path),
    sourced(refuse, authentication.path, { comments: { 'spec.action': 'Requests without a valid token.' } }),
  ];
}
