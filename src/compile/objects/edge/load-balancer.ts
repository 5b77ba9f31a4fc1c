import type { Sourced } from '../../../base/index.ts';
import type { Ingress } from '../../../kubernetes/index.ts';
import type { Edge, Environment, Platform } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { gatewayName, releases } from './names.ts';

/** How the Service through which requests enter asks its cloud for a load balancer. */
export interface Balancer {
  readonly type: 'LoadBalancer' | 'ClusterIP';
  readonly annotations: Readonly<Record<string, string>>;
  readonly externalTrafficPolicy?: 'Local';
  /** Who may connect; everybody unless given. */
  readonly sources?: readonly string[];
}

/**
 * A network load balancer that passes connections through with the address of the client.
 * Sources: kubernetes-sigs/aws-load-balancer-controller 3.5, docs/guide/service/annotations.md; cloud-provider-azure
 * and Google Kubernetes Engine, which keep the address where only nodes with a pod get connections.
 */
export function balancer({ cloud }: Environment, edge: Edge): Balancer {
  const sources = edge.behind === undefined ? {} : { sources: edge.behind.ranges };
  switch (cloud.provider) {
    case 'aws':
      return { type: 'LoadBalancer', annotations: awsNetworkBalancer, ...sources };
    case 'azure':
      return { type: 'LoadBalancer', annotations: {}, externalTrafficPolicy: 'Local', ...sources };
    case 'gcp':
      return {
        type: 'LoadBalancer',
        // The pass-through load balancer that is made of backend services, not of the older target pools.
        annotations: { 'cloud.google.com/l4-rbs': 'enabled' },
        externalTrafficPolicy: 'Local',
        ...sources,
      };
  }
}

const awsNetworkBalancer = {
  'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
  'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
  'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
  // Off by default for targets by address: the pods would see the load balancer instead of the client.
  'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes': 'preserve_client_ip.enabled=true',
} as const;

/** The Service of the controller where something in front of it takes the requests. */
export const behindAnother: Balancer = { type: 'ClusterIP', annotations: {} };

/** Security policies of AWS by the oldest version of TLS that clients may speak. Source: Elastic Load Balancing user guide. */
const securityPolicies = {
  '1.2': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  '1.3': 'ELBSecurityPolicy-TLS13-1-3-2021-06',
} as const;

/** Readiness endpoints of the controllers, on ports beside that of the requests. */
const healthChecks = {
  nginx: { port: '8081', path: '/nginx-ready' },
  kong: { port: '8100', path: '/status/ready' },
} as const;

/**
 * The load balancer that ends TLS, as the one public entry: it finds its certificates in ACM by the hosts, and hands
 * on to the controller, whose Service has no address of its own outside.
 */
export function applicationBalancer(
  platform: Platform,
  environment: Environment,
  edge: Edge,
): readonly Sourced[] {
  if (edge.loadBalancer !== 'application') return [];
  const controller = edge.controller === 'kong' ? 'kong' : 'nginx';
  const check = healthChecks[controller];
  const alb = (name: string) => `alb.ingress.kubernetes.io/${name}`;
  const object: Ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: gatewayName,
      namespace: edge.namespace,
      labels: labelsOf(platform, gatewayName, 'edge'),
      annotations: {
        [alb('scheme')]: 'internet-facing',
        [alb('target-type')]: 'ip',
        [alb('listen-ports')]: '[{"HTTP": 80}, {"HTTPS": 443}]',
        [alb('ssl-redirect')]: '443',
        [alb('ssl-policy')]: securityPolicies[edge.tls],
        [alb('healthcheck-port')]: check.port,
        [alb('healthcheck-path')]: check.path,
        ...(edge.behind === undefined ? {} : { [alb('inbound-cidrs')]: edge.behind.ranges.join(',') }),
      },
    },
    spec: {
      ingressClassName: 'alb',
      tls: [{ hosts: environment.hosts.map(({ name }) => name) }],
      rules: environment.hosts.map(({ name }) => ({
        host: name,
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: releases[controller].service, port: { number: 80 } } },
            },
          ],
        },
      })),
    },
  };
  return [
    sourced(object, [...edge.path, 'loadBalancer'], {
      comments: {
        'spec.tls': 'TLS ends here. The certificates are found in ACM by these hosts.',
        [`metadata.annotations["${alb('ssl-policy')}"]`]: `Clients speak TLS ${edge.tls} or newer.`,
      },
    }),
  ];
}
