import type { Edge, Environment } from '../../../../model/index.ts';
import type { Component } from '../../area.ts';
import { sourced } from '../../sourced.ts';
import { trustedProxies } from '../clients.ts';
import type { Balancer } from '../load-balancer.ts';
import { releases } from '../names.ts';
import { cpuTarget, isScaled, resources, scheduling } from '../pods.ts';
import { because } from './because.ts';

/** Source of the keys: nginx/nginx-gateway-fabric v2.4.2, charts/nginx-gateway-fabric/values.yaml */
export function nginxGateway(environment: Environment, edge: Edge, entry: Balancer): Component {
  const { minimum, maximum } = edge.replicas;
  const proxies = trustedProxies(environment, edge);
  const where = scheduling(environment, edge);
  const values = {
    nginxGateway: {
      replicas: 2,
      productTelemetry: { enable: false },
      resources: resources('100m', '128Mi', '256Mi'),
      ...where,
    },
    nginx: {
      replicas: minimum,
      ...(isScaled(edge)
        ? {
            autoscaling: {
              enable: true,
              minReplicas: minimum,
              maxReplicas: maximum,
              targetCPUUtilizationPercentage: cpuTarget,
            },
          }
        : {}),
      container: { resources: resources('100m', '256Mi') },
      ...(Object.keys(where).length === 0 ? {} : { pod: where }),
      ...(proxies === undefined
        ? {}
        : {
            config: {
              rewriteClientIP: {
                mode: 'XForwardedFor',
                setIPRecursively: true,
                trustedAddresses: proxies.ranges.map((value) => ({ type: 'CIDR', value })),
              },
            },
          }),
      service: {
        ...(entry.type === 'LoadBalancer' ? {} : { type: entry.type }),
        externalTrafficPolicy: entry.externalTrafficPolicy ?? 'Cluster',
        ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
        ...(Object.keys(entry.annotations).length === 0
          ? {}
          : {
              patches: [{ type: 'StrategicMerge', value: { metadata: { annotations: entry.annotations } } }],
            }),
      },
    },
  };
  return {
    name: releases.gateway.name,
    software: 'nginx-gateway-fabric',
    namespace: edge.namespace,
    purpose: 'Takes requests from outside to the exposed services',
    values: sourced(values, edge.path, {
      comments: {
        'nginx.config.rewriteClientIP': because.realClient,
        'nginx.service.loadBalancerSourceRanges': because.onlyProxies,
      },
    }),
    needs: ['gateway-api'],
  };
}

/** The kinds of the Gateway API, which no chart brings. */
export function gatewayApi(edge: Edge): readonly Component[] {
  return [
    {
      name: 'gateway-api',
      software: 'gateway-api',
      namespace: edge.namespace,
      purpose: 'Kinds of the Gateway API',
      values: sourced({}, edge.path),
      needs: [],
    },
  ];
}
