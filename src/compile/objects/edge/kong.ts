import type { Sourced } from '../../../base/index.ts';
import {
  type Edge,
  type Environment,
  issuerSecret,
  type Platform,
  type Route,
} from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { isMeshed } from '../meshed.ts';
import { sourced } from '../sourced.ts';
import { ingress } from './ingress.ts';
import { certificateName, endsTls } from './tls.ts';

/**
 * The Ingress of a route and its plugins for Kong 3.9. All plugins are open source; `openid-connect`, which follows an issuer's keys
 * by itself, is not, so that `jwt` checks tokens with the key of the issuer.
 * Sources: Kong/kubernetes-ingress-controller 3.5 (annotations), Kong/kong 3.9, kong/plugins/<name>/schema.lua.
 */
export function kongRoute(
  platform: Platform,
  environment: Environment,
  edge: Edge,
  route: Route,
): readonly Sourced[] {
  const tls = endsTls(edge) ? certificateName(platform) : undefined;
  const plugins = pluginsOf(platform, edge, route);
  const annotations = {
    'konghq.com/strip-path': 'false',
    ...(isMeshed(environment, edge.namespace) ? { [preserveHost]: 'false' } : {}),
    ...(tls === undefined
      ? {}
      : { 'konghq.com/protocols': 'https', 'konghq.com/https-redirect-status-code': '301' }),
    ...(plugins.length === 0 ? {} : { 'konghq.com/plugins': plugins.map(({ name }) => name).join(',') }),
  };
  const comments = {
    'metadata.annotations["konghq.com/protocols"]': 'Requests without TLS are sent on to https.',
    [`metadata.annotations["${preserveHost}"]`]:
      'The mesh knows the service by its own name; the public one is in X-Forwarded-Host.',
  };
  return [
    ingress(platform, route, 'kong', annotations, tls, comments),
    ...plugins.map(({ object }) => object),
  ];
}

const preserveHost = 'konghq.com/preserve-host';

/**
 * Annotations of the Kubernetes Service: how long the service may take, and that Kong leaves the choice of a pod to
 * its sidecar, where it has one.
 */
export function kongUpstream(
  environment: Environment,
  edge: Edge,
  route: Route,
): Readonly<Record<string, string>> {
  const milliseconds = String((route.timeout ?? 0) * 1000);
  return {
    ...(isMeshed(environment, edge.namespace) ? { 'ingress.kubernetes.io/service-upstream': 'true' } : {}),
    ...(route.timeout === undefined
      ? {}
      : { 'konghq.com/read-timeout': milliseconds, 'konghq.com/write-timeout': milliseconds }),
  };
}

/** Whose tokens are valid: one consumer stands for the issuer. */
export function kongIssuer(platform: Platform, edge: Edge): readonly Sourced[] {
  const { authentication } = edge;
  if (authentication === undefined) return [];
  const name = issuerSecret;
  const consumer = {
    apiVersion: 'configuration.konghq.com/v1',
    kind: 'KongConsumer',
    metadata: {
      name,
      namespace: edge.namespace,
      labels: labelsOf(platform, name, 'edge'),
      annotations: { 'kubernetes.io/ingress.class': 'kong' },
    },
    username: name,
    credentials: [name],
  };
  return [
    sourced(consumer, authentication.path, {
      comments: {
        credentials: `The Secret has the public key of ${authentication.issuer}; whoever rotates the key changes it there.`,
      },
    }),
  ];
}

function pluginsOf(
  platform: Platform,
  edge: Edge,
  route: Route,
): readonly { readonly name: string; readonly object: Sourced }[] {
  const { requestsPerSecond, bodySize, cors, headers } = route;
  const make = (
    plugin: string,
    field: string,
    config: object,
    comments: Readonly<Record<string, string>> = {},
  ) => {
    const name = `${route.service}-${plugin}`;
    const object = {
      apiVersion: 'configuration.konghq.com/v1',
      kind: 'KongPlugin',
      metadata: { name, namespace: route.namespace, labels: labelsOf(platform, route.service, 'edge') },
      plugin,
      config,
    };
    return { name, object: sourced(object, [...route.path, field], { comments }) };
  };
  const values = Object.entries(headers.set).map(([header, value]) => `${header}:${value}`);
  return [
    ...(requestsPerSecond === undefined
      ? []
      : [
          make(
            'rate-limiting',
            'requestsPerSecond',
            {
              second: requestsPerSecond,
              limit_by: 'ip',
              policy: edge.store === undefined ? 'local' : 'cluster',
              fault_tolerant: true,
            },
            {
              'config.limit_by':
                'The address of the client, which Kong has from the trusted proxies in front of it.',
              'config.policy':
                edge.store === undefined
                  ? 'Each pod of Kong counts for itself.'
                  : 'The pods of Kong share their counters in its database.',
            },
          ),
        ]),
    ...(bodySize === undefined
      ? []
      : [
          make('request-size-limiting', 'bodySize', {
            allowed_payload_size: bodySize,
            size_unit: 'bytes',
            require_content_length: false,
          }),
        ]),
    ...(route.authentication
      ? [
          make(
            'jwt',
            'authentication',
            { key_claim_name: 'iss', claims_to_verify: ['exp'], run_on_preflight: false },
            {
              'config.key_claim_name': 'The issuer in the token chooses the key that it must be signed with.',
              'config.run_on_preflight': 'Browsers send no token along when they ask what they may do.',
            },
          ),
        ]
      : []),
    ...(cors.length === 0
      ? []
      : [make('cors', 'cors', { origins: [...cors], credentials: true, max_age: 3600 })]),
    ...(values.length + headers.remove.length === 0
      ? []
      : [
          make('request-transformer', 'headers', {
            ...(headers.remove.length === 0 ? {} : { remove: { headers: [...headers.remove] } }),
            // `add` sets what is not there, `replace` what is.
            ...(values.length === 0 ? {} : { replace: { headers: values }, add: { headers: values } }),
          }),
        ]),
  ];
}
