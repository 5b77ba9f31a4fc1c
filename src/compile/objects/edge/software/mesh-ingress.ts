import type { Edge, Environment } from '../../../../model/index.ts';
import { ingressGateway } from '../../addresses.ts';
import type { Component } from '../../area.ts';
import { sourced } from '../../sourced.ts';
import { balancer } from '../load-balancer.ts';
import { cpuTarget, isScaled, resources, scheduling, spread } from '../pods.ts';
import { because } from './because.ts';

/** Ports of the gateway's pods, which no process without rights may open below 1024. */
const gatewayPorts = [
  { name: 'status-port', port: 15021, targetPort: 15021, protocol: 'TCP' },
  { name: 'http2', port: 80, targetPort: 8080, protocol: 'TCP' },
  { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' },
] as const;

/** Source of the keys: istio/istio 1.30.3, manifests/charts/gateway/values.yaml */
export function meshIngress(environment: Environment, edge: Edge): Component {
  const entry = balancer(environment, edge);
  const { minimum, maximum } = edge.replicas;
  const proxies = edge.behind === undefined ? 0 : 1;
  const values = {
    replicaCount: minimum,
    autoscaling: isScaled(edge)
      ? {
          enabled: true,
          minReplicas: minimum,
          maxReplicas: maximum,
          targetCPUUtilizationPercentage: cpuTarget,
        }
      : { enabled: false },
    resources: resources('100m', '256Mi', '1Gi'),
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: spread(ingressGateway.labels),
    ...scheduling(environment, edge),
    ...(proxies === 0
      ? {}
      : {
          podAnnotations: { 'proxy.istio.io/config': `{"gatewayTopology":{"numTrustedProxies":${proxies}}}` },
        }),
    service: {
      type: entry.type,
      ports: gatewayPorts,
      ...(Object.keys(entry.annotations).length === 0 ? {} : { annotations: entry.annotations }),
      ...(entry.externalTrafficPolicy === undefined
        ? {}
        : { externalTrafficPolicy: entry.externalTrafficPolicy }),
      ...(entry.sources === undefined ? {} : { loadBalancerSourceRanges: entry.sources }),
    },
  };
  return {
    name: ingressGateway.name,
    software: 'istio-gateway',
    namespace: ingressGateway.namespace,
    purpose: 'Takes requests from outside into the mesh',
    values: sourced(values, edge.path, {
      comments: {
        podAnnotations:
          'The last address but one in X-Forwarded-For is the client: the proxy in front adds its own.',
        'service.loadBalancerSourceRanges': because.onlyProxies,
        'service.ports': 'The pods need no right to ports below 1024.',
      },
    }),
    injected: true,
    needs: [],
  };
}
