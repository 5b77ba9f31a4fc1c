import type { Sourced } from '../../../base/index.ts';
import type { NetworkPolicy } from '../../../kubernetes/index.ts';
import type { Edge, Environment, Platform, Service } from '../../../model/index.ts';
import { ingressGateway } from '../addresses.ts';
import type { Opening } from '../area.ts';
import { labelsOf } from '../labels.ts';
import { anyPodOf, podsOf, tcp, toolsOf } from '../network/peers.ts';
import { sourced } from '../sourced.ts';
import { hostsByNamespace } from './tls.ts';

/** What the edge reaches: the exposed services at the port of their route, and the store of Kong. */
export function* openings(platform: Platform, environment: Environment): Iterable<Opening> {
  for (const service of environment.services) {
    if (service.exposed) yield serviceOpening(platform, environment, service);
  }
  const { edge } = environment;
  if (edge?.store !== undefined) yield storeOpening(platform, environment, edge, edge.store);
}

function serviceOpening(platform: Platform, environment: Environment, service: Service): Opening {
  const route = environment.hosts.flatMap(({ routes }) => routes).find((one) => one.service === service.name);
  const ports =
    route === undefined
      ? service.ports
          .filter(({ name }) => name !== 'metrics')
          .map(({ protocol, port }) => ({ protocol, port }))
      : [tcp(route.port.container)];
  const from =
    environment.edge?.controller === 'istio'
      ? podsOf({ ...ingressGateway.labels }, ingressGateway.namespace, service.namespace)
      : toolsOf(platform, environment, environment.edgeNamespace);
  return {
    of: 'service',
    name: service.name,
    side: 'ingress',
    allowed: {
      rule: { from: [from], ports },
      why: 'requests from outside, through the edge',
      from: [...service.path, 'expose'],
    },
  };
}

function storeOpening(platform: Platform, environment: Environment, edge: Edge, name: string): Opening {
  const store = environment.stores.find((one) => one.name === name);
  return {
    of: 'store',
    name,
    side: 'ingress',
    allowed: {
      rule: {
        from: [toolsOf(platform, environment, edge.namespace)],
        ports: [tcp(store?.port ?? 0)],
      },
      why: 'Kong keeps its configuration and its counters here',
      from: [...edge.path, 'store'],
    },
  };
}

/** Port on which cert-manager's pods answer the challenge. Source: cert-manager, pkg/issuer/acme/http/pod.go */
const challengePort = 8089;

/** Lets the challenge through to the pods that cert-manager makes beside our services for it. */
export function challengePolicies(
  platform: Platform,
  environment: Environment,
  edge: Edge,
): readonly Sourced[] {
  const { certificates } = edge;
  if (certificates?.challenge !== 'http') return [];
  const ours = environment.namespaces.map(({ name }) => name);
  const namespaces = [...hostsByNamespace(environment, edge).keys()].filter((name) => ours.includes(name));
  return namespaces.map((namespace) => {
    const name = 'allow-certificate-challenge';
    const policy: NetworkPolicy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace, labels: labelsOf(platform, name, 'edge') },
      spec: {
        podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
        policyTypes: ['Ingress'],
        ingress: [{ from: [anyPodOf(edge.namespace)], ports: [tcp(challengePort)] }],
      },
    };
    return sourced(policy, certificates.path, {
      comments: { '': 'Let’s Encrypt asks the host itself, while a certificate is made or renewed.' },
    });
  });
}
