import type { Edge, Environment } from '../../../../model/index.ts';
import type { Component } from '../../area.ts';
import { sourced } from '../../sourced.ts';
import { trustedProxies } from '../clients.ts';
import type { Balancer } from '../load-balancer.ts';
import { releases } from '../names.ts';
import { cpuTarget, isScaled, oneAway, resources, scheduling, spread } from '../pods.ts';
import { endsTls } from '../tls.ts';
import { because } from './because.ts';

/** Source of the keys: nginx/kubernetes-ingress v5.5.4, charts/nginx-ingress/values.yaml */
export function nginx(environment: Environment, edge: Edge, entry: Balancer): Component {
  const { minimum, maximum } = edge.replicas;
  const proxies = trustedProxies(environment, edge);
  const labels = {
    'app.kubernetes.io/name': 'nginx-ingress',
    'app.kubernetes.io/instance': releases.nginx.name,
  };
  const entries = {
    ...(endsTls(edge)
      ? { 'ssl-protocols': edge.tls === '1.3' ? 'TLSv1.3' : 'TLSv1.2 TLSv1.3' }
      : { 'redirect-to-https': 'True' }),
    'server-tokens': 'False',
    ...(proxies === undefined
      ? {}
      : {
          'real-ip-header': proxies.header,
          'set-real-ip-from': proxies.ranges.join(','),
          'real-ip-recursive': 'True',
        }),
  };
  const values = {
    controller: {
      replicaCount: minimum,
      ...(isScaled(edge)
        ? {
            autoscaling: {
              enabled: true,
              minReplicas: minimum,
              maxReplicas: maximum,
              targetCPUUtilizationPercentage: cpuTarget,
              // Its memory follows the configuration, not the requests.
              targetMemoryUtilizationPercentage: 90,
            },
          }
        : {}),
      resources: resources('100m', '256Mi'),
      readOnlyRootFilesystem: true,
      podDisruptionBudget: oneAway,
      topologySpreadConstraints: spread(labels),
      ...scheduling(environment, edge),
      telemetryReporting: { enable: false },
      config: { entries },
      service: {
        type: entry.type,
        ...(entry.type === 'ClusterIP'
          ? {}
          : { externalTrafficPolicy: entry.externalTrafficPolicy ?? 'Cluster' }),
        ...(Object.keys(entry.annotations).length === 0 ? {} : { annotations: entry.annotations }),
        ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
      },
    },
  };
  return {
    name: releases.nginx.name,
    software: 'nginx-ingress',
    namespace: edge.namespace,
    purpose: 'Takes requests from outside to the exposed services',
    values: sourced(values, edge.path, {
      comments: {
        'controller.config.entries.redirect-to-https':
          'TLS ended before, as X-Forwarded-Proto says: services learn of it.',
        'controller.config.entries.real-ip-header': because.realClient,
        'controller.service.loadBalancerSourceRanges': because.onlyProxies,
        ...(entry.type === 'ClusterIP' ? { 'controller.service.type': because.oneEntry } : {}),
      },
    }),
    needs: [],
  };
}
