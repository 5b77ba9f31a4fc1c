import type { Sourced } from '../../../base/index.ts';
import type { Ingress } from '../../../kubernetes/index.ts';
import type { Platform, Route } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';

/** An Ingress for one route, with the service's own name. */
export function ingress(
  platform: Platform,
  route: Route,
  className: string,
  annotations: Readonly<Record<string, string>>,
  tls: string | undefined,
  comments: Readonly<Record<string, string>>,
): Sourced {
  const object: Ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: route.service,
      namespace: route.namespace,
      labels: labelsOf(platform, route.service, 'edge'),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    spec: {
      ingressClassName: className,
      ...(tls === undefined ? {} : { tls: [{ hosts: [route.host], secretName: tls }] }),
      rules: [
        {
          host: route.host,
          http: {
            paths: [
              {
                path: route.prefix,
                pathType: 'Prefix',
                backend: { service: { name: route.service, port: { name: route.port.name } } },
              },
            ],
          },
        },
      ],
    },
  };
  return sourced(object, route.path, {
    fields: { 'spec.rules[0].host': [...route.path, 'host'], 'metadata.annotations': route.path },
    comments,
  });
}
