import type { Sourced } from '../../../base/index.ts';
import type {
  DestinationRule,
  Gateway,
  NetworkPolicy,
  NetworkPolicyEgressRule,
  VirtualService,
} from '../../../kubernetes/index.ts';
import type { Environment, External, MeshGateway, Platform } from '../../../model/index.ts';
import { egressGateway, hostOf, meshNamespace } from '../addresses.ts';
import { labelsOf } from '../labels.ts';
import { podsOf, prometheusOf, publicAddresses, serviceOf, tcp } from '../network/peers.ts';
import { sourced } from '../sourced.ts';
import { externalEntry } from './entries.ts';
import { type CalledExternal, externalsOf, protocolOf } from './externals.ts';

const { name, namespace, labels } = egressGateway;
const gatewayHost = hostOf(name, namespace);
/** Name of the Gateway that takes the calls to all external systems. */
const listener = 'externals';

/** The way of calls to external systems through the gateway: from the callers to it, and from it to the systems. */
export function egressObjects(
  platform: Platform,
  environment: Environment,
  gateway: MeshGateway,
): readonly Sourced[] {
  const called = externalsOf(environment);
  if (called.length === 0) return [];
  const wrapped = called.filter(({ external }) => protocolOf(external.port) === 'tcp');
  return [
    networkPolicy(platform, environment, gateway, called),
    listenerOf(platform, gateway, called),
    ...(wrapped.length === 0 ? [] : [identities(platform, gateway, wrapped)]),
    ...called.flatMap(({ external }) => [
      externalEntry(platform, external, namespace),
      routeOf(platform, external),
    ]),
  ];
}

function metadataOf(platform: Platform, object: string) {
  return { name: object, namespace, labels: labelsOf(platform, object, 'egress') };
}

function listenerOf(platform: Platform, gateway: MeshGateway, called: readonly CalledExternal[]): Sourced {
  const object: Gateway = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: metadataOf(platform, listener),
    spec: {
      selector: { ...labels },
      servers: called.map(({ external: { name: external, host, port } }) => ({
        port: { number: port, name: `tls-${external}`, protocol: 'TLS' },
        hosts: [host],
        tls: { mode: protocolOf(port) === 'tls' ? ('PASSTHROUGH' as const) : ('ISTIO_MUTUAL' as const) },
      })),
    },
  };
  return sourced(object, gateway.path, {
    comments: Object.fromEntries(
      called.map(({ external: { port } }, index) => [
        `spec.servers[${index}].tls`,
        protocolOf(port) === 'tls'
          ? 'The program speaks TLS with the other side; the gateway only sees the name.'
          : 'The program speaks no TLS from the first byte: the mesh wraps the way to the gateway.',
      ]),
    ),
  });
}

/** The sidecars wrap what is no TLS yet, under the name by which the gateway knows where it goes. */
function identities(platform: Platform, gateway: MeshGateway, wrapped: readonly CalledExternal[]): Sourced {
  const object: DestinationRule = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: metadataOf(platform, name),
    spec: {
      host: gatewayHost,
      subsets: wrapped.map(({ external }) => ({
        name: external.name,
        trafficPolicy: {
          portLevelSettings: [
            { port: { number: external.port }, tls: { mode: 'ISTIO_MUTUAL' as const, sni: external.host } },
          ],
        },
      })),
    },
  };
  return sourced(object, gateway.path);
}

function routeOf(platform: Platform, { name: external, host, port, path }: External): Sourced {
  const number = port;
  const outside = { destination: { host, port: { number } } };
  const tls = protocolOf(port) === 'tls';
  const inside = {
    destination: { host: gatewayHost, ...(tls ? {} : { subset: external }), port: { number } },
  };
  const match = (at: string) => ({ gateways: [at], port, ...(tls ? { sniHosts: [host] } : {}) });
  const routes = [
    { match: [match('mesh')], route: [inside] },
    { match: [match(listener)], route: [outside] },
  ];
  const object = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: metadataOf(platform, external),
    spec: { hosts: [host], gateways: ['mesh', listener], ...(tls ? { tls: routes } : { tcp: routes }) },
  } as VirtualService;
  const list = tls ? 'tls' : 'tcp';
  return sourced(object, path, {
    comments: {
      [`spec.${list}[0]`]: 'from the callers to the gateway',
      [`spec.${list}[1]`]: 'from the gateway to the outside',
    },
  });
}

function networkPolicy(
  platform: Platform,
  environment: Environment,
  gateway: MeshGateway,
  called: readonly CalledExternal[],
): Sourced {
  const outside = called.map(
    ({ external: { port, addresses } }): NetworkPolicyEgressRule => ({
      to: addresses === undefined ? [publicAddresses] : addresses.map((cidr) => ({ ipBlock: { cidr } })),
      ports: [tcp(port)],
    }),
  );
  const ingress = [
    ...called.map(({ external, callers }) => ({
      from: callers.map((caller) => serviceOf(caller.name, caller.namespace, namespace)),
      ports: [tcp(external.port)],
    })),
    { from: [prometheusOf(environment)], ports: [tcp(15020)] },
  ];
  const egress: NetworkPolicyEgressRule[] = [
    {
      to: [podsOf({ 'k8s-app': 'kube-dns' }, 'kube-system', namespace)],
      ports: [{ protocol: 'UDP', port: 53 }, tcp(53)],
    },
    { to: [podsOf({ app: 'istiod' }, meshNamespace, namespace)], ports: [tcp(15012)] },
    ...outside,
  ];
  const object: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(platform, name),
    spec: {
      podSelector: { matchLabels: { ...labels } },
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress,
    },
  };
  const names = called.map(({ external }) => external.name);
  return sourced(object, gateway.path, {
    comments: {
      ...Object.fromEntries(
        names.map((one, index) => [`spec.ingress[${index}]`, `services that call ${one}`]),
      ),
      [`spec.ingress[${names.length}]`]: 'metrics are scraped',
      'spec.egress[0]': 'names',
      'spec.egress[1]': 'configuration and certificate',
      ...Object.fromEntries(names.map((one, index) => [`spec.egress[${index + 2}]`, `to ${one}`])),
    },
  });
}
