import type { Edge, Environment, Platform } from '../../../../model/index.ts';
import type { Component } from '../../area.ts';
import { isMeshed } from '../../meshed.ts';
import { sourced } from '../../sourced.ts';
import { trustedProxies } from '../clients.ts';
import type { Balancer } from '../load-balancer.ts';
import { releases } from '../names.ts';
import { cpuTarget, isScaled, oneAway, resources, scheduling, spread } from '../pods.ts';
import { because } from './because.ts';

/** Ports of a pod at which its sidecar takes requests from the mesh. */
const capturedPorts = 'traffic.sidecar.istio.io/includeInboundPorts';
const injection = 'sidecar.istio.io/inject';

/** Source of the keys: Kong/charts, charts/kong/values.yaml (3.x). */
export function kong(platform: Platform, environment: Environment, edge: Edge, entry: Balancer): Component {
  const { minimum, maximum } = edge.replicas;
  const proxies = trustedProxies(environment, edge);
  const labels = { 'app.kubernetes.io/name': 'kong', 'app.kubernetes.io/instance': releases.kong.name };
  const store = environment.stores.find(({ name }) => name === edge.store);
  const meshed = isMeshed(environment, edge.namespace);
  const password = (key: string) => ({ valueFrom: { secretKeyRef: { name: store?.secret ?? '', key } } });
  const values = {
    fullnameOverride: releases.kong.name,
    env: {
      ...(store === undefined
        ? {}
        : {
            database: 'postgres',
            pg_host:
              store.runs === 'cluster'
                ? `${store.name}-rw.${store.namespace}.svc.cluster.local`
                : password('host'),
            pg_port: String(store.port),
            pg_database: store.database,
            pg_user: password('username'),
            pg_password: password('password'),
            pg_ssl: 'on',
          }),
      // Kong's own names: `modern` speaks TLS 1.3 alone, `intermediate` 1.2, too.
      ssl_cipher_suite: edge.tls === '1.3' ? 'modern' : 'intermediate',
      headers: 'off',
      anonymous_reports: 'off',
      ...(proxies === undefined
        ? {}
        : {
            trusted_ips: proxies.ranges.join(','),
            real_ip_header: proxies.header,
            real_ip_recursive: 'on',
          }),
    },
    replicaCount: minimum,
    ...(isScaled(edge)
      ? {
          autoscaling: {
            enabled: true,
            minReplicas: minimum,
            maxReplicas: maximum,
            metrics: [
              {
                type: 'Resource',
                resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuTarget } },
              },
            ],
          },
        }
      : {}),
    resources: resources('200m', '512Mi'),
    ingressController: {
      env: { anonymous_reports: 'false' },
      resources: resources('50m', '128Mi', '256Mi'),
    },
    ...(store === undefined
      ? {}
      : {
          migrations: {
            ...(meshed ? { annotations: { [injection]: 'true' } } : {}),
            resources: resources('100m', '256Mi'),
          },
        }),
    ...(meshed && edge.mesh ? { podAnnotations: { [capturedPorts]: '8000' } } : {}),
    podDisruptionBudget: oneAway,
    topologySpreadConstraints: spread(labels),
    ...scheduling(environment, edge),
    manager: { enabled: false },
    portal: { enabled: false },
    portalapi: { enabled: false },
    proxy: {
      type: entry.type,
      ...(entry.externalTrafficPolicy === undefined
        ? {}
        : { externalTrafficPolicy: entry.externalTrafficPolicy }),
      ...(Object.keys(entry.annotations).length === 0 ? {} : { annotations: entry.annotations }),
      ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
      ...(entry.type === 'ClusterIP' ? { tls: { enabled: false } } : {}),
    },
  };
  return {
    name: releases.kong.name,
    software: 'kong',
    namespace: edge.namespace,
    purpose: `Gateway of ${platform.name}: routes, limits and tokens`,
    values: sourced(values, edge.path, {
      fields: { 'env.pg_host': [...edge.path, 'store'], 'env.ssl_cipher_suite': [...edge.path, 'tls'] },
      comments: {
        'env.real_ip_header': because.realClient,
        [`podAnnotations["${capturedPorts}"]`]:
          'The chart leaves all ports to Kong, as if it stood at the edge; here the mesh hands requests on to it.',
        [`migrations.annotations["${injection}"]`]:
          'The chart takes the sidecar from these jobs, which would never end with one; ours ends with its program, and the database takes nobody without one.',
        'proxy.loadBalancerSourceRanges': because.onlyProxies,
        ...(entry.type === 'ClusterIP' ? { 'proxy.type': because.oneEntry } : {}),
      },
    }),
    needs: [],
  };
}
