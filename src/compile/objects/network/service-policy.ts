import { compact, type DataPath, type Sourced } from '../../../base/index.ts';
import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPort,
} from '../../../kubernetes/index.ts';
import type { Environment, External, Platform, Service, Store } from '../../../model/index.ts';
import { egressGateway } from '../addresses.ts';
import type { Allowed, Opening } from '../area.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { managedRanges } from '../managed-stores.ts';
import { isMeshed } from '../meshed.ts';
import { sourced } from '../sourced.ts';
import { entryPods } from '../store-pods.ts';
import { componentOf } from '../workload/pod.ts';
import { podsOf, prometheusOf, publicAddresses, serviceOf, tcp, toKubernetesApi } from './peers.ts';

/** Port on which an Istio sidecar serves its metrics merged with those of the application. */
const sidecarMetricsPort = 15020;

/**
 * What a service may be reached by and may reach: exactly its `calls`, on both ends, and what watches it.
 * Names, the mesh and the like are allowed once for each namespace.
 * @param openings what other areas of the platform need beside that
 */
export function servicePolicy(
  platform: Platform,
  environment: Environment,
  service: Service,
  openings: readonly Opening[],
): Sourced {
  const ingress = [...allowedIngress(environment, service), ...opened(openings, 'ingress')];
  const egress = [...allowedEgress(environment, service), ...opened(openings, 'egress')];
  const policy: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: service.name,
      namespace: service.namespace,
      labels: labelsOf(platform, service.name, componentOf(service)),
    },
    spec: compact<NonNullable<NetworkPolicy['spec']>>({
      podSelector: { matchLabels: selectorOf(service.name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingress.length === 0 ? undefined : ingress.map(({ rule }) => rule),
      egress: egress.length === 0 ? undefined : egress.map(({ rule }) => rule),
    }),
  };
  return sourced(policy, [...service.path, 'calls'], {
    fields: { ...origins('ingress', ingress), ...origins('egress', egress) },
    comments: { ...reasons('ingress', ingress), ...reasons('egress', egress) },
  });
}

/** The rules of one side among what other areas need. */
export function opened<Side extends Opening['side']>(
  openings: readonly Opening[],
  side: Side,
): readonly Extract<Opening, { side: Side }>['allowed'][] {
  return openings
    .filter((opening): opening is Extract<Opening, { side: Side }> => opening.side === side)
    .map((opening) => opening.allowed);
}

export function reasons(
  side: 'ingress' | 'egress',
  rules: readonly Allowed<unknown>[],
): Record<string, string> {
  return Object.fromEntries(rules.map(({ why }, index) => [`spec.${side}[${index}]`, why]));
}

export function origins(
  side: 'ingress' | 'egress',
  rules: readonly Allowed<unknown>[],
): Record<string, DataPath> {
  return Object.fromEntries(rules.map(({ from }, index) => [`spec.${side}[${index}]`, from]));
}

function portsOf(service: Service): NetworkPolicyPort[] {
  return service.ports
    .filter((port) => port.name !== 'metrics')
    .map((port) => ({ protocol: port.protocol, port: port.port }));
}

function allowedIngress(
  environment: Environment,
  service: Service,
): readonly Allowed<NetworkPolicyIngressRule>[] {
  const rules: Allowed<NetworkPolicyIngressRule>[] = [];
  const callers = environment.services.filter((one) => one.calls.services.includes(service.name));
  const ports = portsOf(service);
  if (callers.length > 0 && ports.length > 0) {
    rules.push({
      rule: {
        from: callers.map((caller) => serviceOf(caller.name, caller.namespace, service.namespace)),
        ports,
      },
      why: 'services that call this one',
      from: service.path,
    });
  }
  if (service.metrics !== undefined) {
    const meshed = environment.namespaces.some((one) => one.name === service.namespace && one.mesh);
    rules.push({
      rule: {
        from: [prometheusOf(environment)],
        ports: [tcp(service.metrics.port), ...(meshed ? [tcp(sidecarMetricsPort)] : [])],
      },
      why: meshed
        ? 'metrics are scraped, from the sidecar that merges its own with them'
        : 'metrics are scraped',
      from: [...service.path, 'metrics'],
    });
  }
  if (service.workload === 'StatefulSet') {
    rules.push({
      rule: { from: [serviceOf(service.name, service.namespace, service.namespace)] },
      why: 'its own pods find each other',
      from: service.path,
    });
  }
  return rules;
}

function allowedEgress(
  environment: Environment,
  service: Service,
): readonly Allowed<NetworkPolicyEgressRule>[] {
  const rules: Allowed<NetworkPolicyEgressRule>[] = [];
  const from = [...service.path, 'calls'];
  for (const name of service.calls.services) {
    const callee = environment.services.find((one) => one.name === name);
    if (callee === undefined) continue;
    rules.push({
      rule: { to: [serviceOf(callee.name, callee.namespace, service.namespace)], ports: portsOf(callee) },
      why: `calls ${name}`,
      from,
    });
  }
  for (const name of service.calls.stores) {
    const store = environment.stores.find((one) => one.name === name);
    if (store !== undefined)
      rules.push({ rule: storeRule(environment, service, store), why: storeReason(store), from });
  }
  for (const name of service.calls.externals) {
    const external = environment.externals.find((one) => one.name === name);
    if (external !== undefined)
      rules.push({
        rule: externalRule(environment, service, external),
        why: `calls ${external.host}`,
        from,
      });
  }
  if (service.permissions.length > 0) {
    rules.push({
      rule: toKubernetesApi(environment),
      why: 'the Kubernetes API',
      from: [...service.path, 'permissions'],
    });
  }
  if (service.workload === 'StatefulSet') {
    rules.push({
      rule: { to: [serviceOf(service.name, service.namespace, service.namespace)] },
      why: 'its own pods find each other',
      from: service.path,
    });
  }
  return rules;
}

function storeReason(store: Store): string {
  if (store.type === 'bucket' && store.runs === 'managed')
    return `the bucket ${store.name}: object storage has public addresses`;
  if (store.runs === 'cluster') return `the store ${store.name}`;
  return store.addresses !== undefined
    ? `the store ${store.name}, at its addresses`
    : `the store ${store.name}, in the part of the network that holds managed stores`;
}

function storeRule(environment: Environment, service: Service, store: Store): NetworkPolicyEgressRule {
  if (store.type === 'bucket' && store.runs === 'managed')
    return { to: [publicAddresses], ports: [tcp(443)] };
  if (store.runs === 'managed')
    return {
      to: managedRanges(environment, store).map((cidr) => ({ ipBlock: { cidr } })),
      ports: [tcp(store.port)],
    };
  return { to: [podsOf(entryPods(store), store.namespace, service.namespace)], ports: [tcp(store.port)] };
}

/** Calls of meshed services leave through the gateway of the mesh where there is one. */
function externalRule(
  environment: Environment,
  service: Service,
  external: External,
): NetworkPolicyEgressRule {
  if (external.pods !== undefined) {
    const { labels, namespace } = external.pods;
    return { to: [podsOf({ ...labels }, namespace, service.namespace)], ports: [tcp(external.port)] };
  }
  if (environment.mesh?.egress !== undefined && isMeshed(environment, service.namespace)) {
    const gateway = podsOf({ ...egressGateway.labels }, egressGateway.namespace, service.namespace);
    return { to: [gateway], ports: [tcp(external.port)] };
  }
  const to =
    external.addresses === undefined
      ? [publicAddresses]
      : external.addresses.map((cidr) => ({ ipBlock: { cidr } }));
  return { to, ports: [tcp(external.port)] };
}
