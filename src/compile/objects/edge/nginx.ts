import type { DataPath, Sourced } from '../../../base/index.ts';
import type { Ingress } from '../../../kubernetes/index.ts';
import type { Edge, Environment, Platform, PublicHost, Route } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { ingress } from './ingress.ts';
import { nginxSize } from './names.ts';
import { certificateName, endsTls } from './tls.ts';

/**
 * The Ingress of a route for the NGINX Ingress Controller of F5. Source of the annotations: nginx/documentation,
 * content/nic/configuration/ingress-resources/advanced-configuration-with-annotations.md (5.5).
 */
export function nginxRoute(platform: Platform, edge: Edge, host: PublicHost, route: Route): Sourced {
  const parts = isInParts(edge, host);
  const annotations = {
    ...(parts ? { [merging]: 'minion' } : {}),
    ...limits(route),
    ...(route.bodySize === undefined ? {} : { 'nginx.org/client-max-body-size': nginxSize(route.bodySize) }),
    ...(route.timeout === undefined ? {} : timeouts(route.timeout)),
  };
  const tls = endsTls(edge) && !parts ? certificateName(platform) : undefined;
  return ingress(platform, route, 'nginx', annotations, tls, comments(route));
}

const merging = 'nginx.org/mergeable-ingress-type';

/** The controller takes each host from one Ingress, unless it says that it is made of several. */
function isInParts(edge: Edge, host: PublicHost): boolean {
  return host.routes.length > 1 || edge.certificates?.challenge === 'http';
}

/** The Ingresses that hold what is common to all parts of a host. */
export function nginxHosts(platform: Platform, environment: Environment, edge: Edge): readonly Sourced[] {
  return environment.hosts
    .filter((host) => isInParts(edge, host))
    .map((host) => {
      const name = host.name.replaceAll('.', '-');
      const object: Ingress = {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: {
          name,
          namespace: host.routes[0].namespace,
          labels: labelsOf(platform, name, 'edge'),
          annotations: { [merging]: 'master' },
        },
        spec: {
          ingressClassName: 'nginx',
          ...(endsTls(edge) ? { tls: [{ hosts: [host.name], secretName: certificateName(platform) }] } : {}),
          rules: [{ host: host.name }],
        },
      };
      const from: DataPath = host.routes[0].path;
      return sourced(object, from, {
        comments: {
          [`metadata.annotations["${merging}"]`]: 'The paths are in the Ingresses of the services.',
        },
      });
    });
}

function limits({ requestsPerSecond: rate }: Route): Readonly<Record<string, string>> {
  if (rate === undefined) return {};
  return {
    'nginx.org/limit-req-rate': `${rate}r/s`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of NGINX
    'nginx.org/limit-req-key': '${binary_remote_addr}',
    'nginx.org/limit-req-burst': String(rate),
    'nginx.org/limit-req-no-delay': 'true',
    'nginx.org/limit-req-scale': 'true',
  };
}

function timeouts(seconds: number): Readonly<Record<string, string>> {
  return { 'nginx.org/proxy-read-timeout': `${seconds}s`, 'nginx.org/proxy-send-timeout': `${seconds}s` };
}

function comments({ requestsPerSecond }: Route): Readonly<Record<string, string>> {
  if (requestsPerSecond === undefined) return {};
  return {
    'metadata.annotations["nginx.org/limit-req-key"]':
      'The address of the client, which the controller has from the trusted proxies in front of it.',
    'metadata.annotations["nginx.org/limit-req-burst"]': 'A page may ask for a whole second’s worth at once.',
    'metadata.annotations["nginx.org/limit-req-scale"]': 'The pods share the limit.',
  };
}
