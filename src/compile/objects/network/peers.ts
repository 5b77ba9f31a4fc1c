import type {
  NetworkPolicyEgressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../../kubernetes/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { partOfLabel, selectorOf } from '../labels.ts';

/** The label that Kubernetes itself puts on every namespace. */
export const namespaceLabel = 'kubernetes.io/metadata.name';

/** All pods of a namespace. */
export function anyPodOf(namespace: string): NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { [namespaceLabel]: namespace } } };
}

/**
 * The pods that others install in a namespace: the gateway, Prometheus. Where services of the platform live
 * beside them, those are left out.
 */
export function toolsOf(platform: Platform, environment: Environment, namespace: string): NetworkPolicyPeer {
  const shared = [
    ...environment.services,
    ...environment.stores.filter((store) => store.runs === 'cluster'),
  ].some((part) => part.namespace === namespace);
  if (!shared) return anyPodOf(namespace);
  const outsider = { key: partOfLabel, operator: 'NotIn' as const, values: [platform.name] };
  return { ...anyPodOf(namespace), podSelector: { matchExpressions: [outsider] } };
}

/** The pods with some labels; the namespace is named only where it is another. */
export function podsOf(labels: Record<string, string>, namespace: string, own: string): NetworkPolicyPeer {
  return namespace === own
    ? { podSelector: { matchLabels: labels } }
    : {
        namespaceSelector: { matchLabels: { [namespaceLabel]: namespace } },
        podSelector: { matchLabels: labels },
      };
}

/** The pods of a service. */
export function serviceOf(name: string, namespace: string, own: string): NetworkPolicyPeer {
  return podsOf(selectorOf(name), namespace, own);
}

/** Prometheus, by the label that its operator and its chart put on the pods. */
export function prometheusOf({ monitoringNamespace }: Environment): NetworkPolicyPeer {
  return {
    ...anyPodOf(monitoringNamespace),
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
  };
}

/**
 * The way to the Kubernetes API. The policies see the addresses behind the Service `kubernetes`: network interfaces
 * inside the private network on AWS (EKS best practices, cluster endpoint), addresses that differ by cluster elsewhere:
 * there every address is let through unless the definition says which.
 */
export function toKubernetesApi({ cloud, cluster }: Environment): NetworkPolicyEgressRule {
  const ports = [tcp(443)];
  if (cluster.apiServer !== undefined)
    return { to: cluster.apiServer.map((cidr) => ({ ipBlock: { cidr } })), ports };
  if (cloud.provider !== 'aws') return { ports };
  return { to: [{ ipBlock: { cidr: cloud.network, except: [cloud.dataNetwork] } }], ports };
}

/** The way to the nodes themselves, which lie in the private network beside their pods: kubelets, and agents of a node. */
export function toNodes({ cloud }: Environment, ports: readonly number[]): NetworkPolicyEgressRule {
  return { to: [{ ipBlock: { cidr: cloud.network, except: [cloud.dataNetwork] } }], ports: ports.map(tcp) };
}

export function tcp(port: number): NetworkPolicyPort {
  return { protocol: 'TCP', port };
}

/** Addresses that are not the internet: private (RFC 1918), shared (RFC 6598) and link-local (RFC 3927) ranges. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

/** Every public address. */
export const publicAddresses: NetworkPolicyPeer = { ipBlock: { cidr: '0.0.0.0/0', except: privateRanges } };
