import type { Edge, Environment, Platform } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { externalDns } from './external-dns.ts';
import { balancer, behindAnother } from './load-balancer.ts';
import { awsBalancers } from './software/aws-balancers.ts';
import { certManager } from './software/cert-manager.ts';
import { kong } from './software/kong.ts';
import { meshIngress } from './software/mesh-ingress.ts';
import { nginx } from './software/nginx.ts';
import { gatewayApi, nginxGateway } from './software/nginx-gateway.ts';

/** The software of the edge: the controller and what stands in front of it, certificates, records, load balancers. */
export function components(platform: Platform, environment: Environment, edge: Edge): readonly Component[] {
  return [
    ...controller(platform, environment, edge),
    ...(edge.mesh ? [meshIngress(environment, edge)] : []),
    ...(edge.certificates === undefined ? [] : [certManager(environment, edge)]),
    ...externalDns(platform, environment, edge),
    ...(environment.cloud.provider === 'aws' ? [awsBalancers(platform, environment, edge)] : []),
  ];
}

function controller(platform: Platform, environment: Environment, edge: Edge): readonly Component[] {
  const entry =
    edge.mesh || edge.loadBalancer === 'application' ? behindAnother : balancer(environment, edge);
  switch (edge.controller) {
    case 'nginx':
      return [nginx(environment, edge, entry)];
    case 'gateway':
      return [...gatewayApi(edge), nginxGateway(environment, edge, entry)];
    case 'kong':
      return [kong(platform, environment, edge, entry)];
    case 'istio':
      return [];
  }
}
