import { compact, type Sourced } from '../../../base/index.ts';
import type { GatewayApiGateway, HTTPRoute } from '../../../kubernetes/index.ts';
import type { Edge, Environment, Platform, Route, Service } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { namespaceLabel } from '../network/peers.ts';
import { isLedByGateway, movedWeights, trialService } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { gatewayName, nginxSize } from './names.ts';
import { certificateName } from './tls.ts';

type Filter = NonNullable<NonNullable<NonNullable<HTTPRoute['spec']['rules']>[number]['filters']>[number]>;

/** The Gateway of the NGINX Gateway Fabric with a listener for each public host, and the redirect to https. */
export function gateway(platform: Platform, environment: Environment, edge: Edge): readonly Sourced[] {
  const namespaces = [
    ...new Set(environment.hosts.flatMap(({ routes }) => routes.map((one) => one.namespace))),
  ];
  const labels = labelsOf(platform, gatewayName, 'edge');
  const object: GatewayApiGateway = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: gatewayName, namespace: edge.namespace, labels },
    spec: {
      gatewayClassName: 'nginx',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } },
        ...environment.hosts.map((host) => ({
          name: listenerName(host.name),
          hostname: host.name,
          port: 443,
          protocol: 'HTTPS',
          tls: { mode: 'Terminate' as const, certificateRefs: [{ name: certificateName(platform) }] },
          allowedRoutes: {
            namespaces: {
              from: 'Selector' as const,
              selector: {
                matchExpressions: [{ key: namespaceLabel, operator: 'In' as const, values: namespaces }],
              },
            },
          },
        })),
      ],
    },
  };
  const redirect: HTTPRoute = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'to-https', namespace: edge.namespace, labels },
    spec: {
      parentRefs: [{ name: gatewayName, sectionName: 'http' }],
      rules: [
        { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
      ],
    },
  };
  return [
    sourced(object, edge.path, {
      comments: {
        'spec.listeners[0].allowedRoutes': 'Nothing is served without TLS: only the redirect is here.',
      },
    }),
    sourced(redirect, edge.path),
  ];
}

function listenerName(host: string): string {
  return host.replaceAll('.', '-').slice(0, 63).replace(/-$/, '');
}

/** A route in the namespace of its service, with the policies that NGINX attaches to it. */
export function gatewayRoute(
  platform: Platform,
  environment: Environment,
  edge: Edge,
  route: Route,
): readonly Sourced[] {
  const service = environment.services.find(({ name }) => name === route.service);
  return [httpRoute(platform, edge, route, service), ...policies(platform, route)];
}

function httpRoute(platform: Platform, edge: Edge, route: Route, service: Service | undefined): Sourced {
  const trial = service !== undefined && isLedByGateway(service) ? trialService(service) : undefined;
  const port = route.port.service;
  const filters = headerFilters(route);
  const object: HTTPRoute = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      name: route.service,
      namespace: route.namespace,
      labels: labelsOf(platform, route.service, 'edge'),
    },
    spec: {
      parentRefs: [{ name: gatewayName, namespace: edge.namespace, sectionName: listenerName(route.host) }],
      hostnames: [route.host],
      rules: [
        compact<NonNullable<HTTPRoute['spec']['rules']>[number]>({
          matches: [{ path: { type: 'PathPrefix', value: route.prefix } }],
          filters: filters.length === 0 ? undefined : filters,
          backendRefs:
            trial === undefined
              ? [{ name: route.service, port }]
              : [
                  { name: route.service, port, weight: 100 },
                  { name: trial, port, weight: 0 },
                ],
        }),
      ],
    },
  };
  return sourced(object, route.path, {
    fields: { 'spec.hostnames': [...route.path, 'host'] },
    comments: trial === undefined ? {} : { 'spec.rules[0].backendRefs': movedWeights },
  });
}

function headerFilters({ headers }: Route): Filter[] {
  const set = Object.entries(headers.set).map(([name, value]) => ({ name, value }));
  if (set.length + headers.remove.length === 0) return [];
  return [
    {
      type: 'RequestHeaderModifier',
      requestHeaderModifier: {
        ...(set.length === 0 ? {} : { set }),
        ...(headers.remove.length === 0 ? {} : { remove: [...headers.remove] }),
      },
    },
  ];
}

function policies(platform: Platform, route: Route): readonly Sourced[] {
  const target = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: route.service };
  const make = (kind: string, field: string, spec: object): Sourced =>
    sourced(
      {
        apiVersion: 'gateway.nginx.org/v1alpha1',
        kind,
        metadata: {
          name: route.service,
          namespace: route.namespace,
          labels: labelsOf(platform, route.service, 'edge'),
        },
        spec,
      },
      [...route.path, field],
    );
  const { requestsPerSecond: rate, bodySize } = route;
  return [
    ...(rate === undefined
      ? []
      : [
          make('RateLimitPolicy', 'requestsPerSecond', {
            targetRefs: [target],
            rateLimit: {
              local: {
                rules: [
                  {
                    rate: `${rate}r/s`,
                    key: '$binary_remote_addr',
                    burst: rate,
                    noDelay: true,
                    rejectCode: 429,
                  },
                ],
              },
            },
          }),
        ]),
    ...(bodySize === undefined
      ? []
      : [
          make('ClientSettingsPolicy', 'bodySize', {
            targetRef: target,
            body: { maxSize: nginxSize(bodySize) },
          }),
        ]),
  ];
}
