import type { DataPath, Sourced } from '../../base/index.ts';
import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
} from '../../kubernetes/index.ts';
import type { Environment, Logs, Platform } from '../../model/index.ts';
import { elasticName, elasticPort } from './addresses.ts';
import { elasticPods } from './elasticsearch.ts';
import { labelsOf } from './labels.ts';
import { namespaceLabel, podsOf, tcp, toKubernetesApi } from './network/peers.ts';
import { sourced } from './sourced.ts';

/** The way to names: large answers come over TCP. */
export const toNames: NetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { [namespaceLabel]: 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** Pods that speak with Elasticsearch. */
interface Client {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether they ask the Kubernetes API, too. */
  readonly api?: true;
  /** Who may call them, with the reason. */
  readonly callers?: readonly { readonly rule: NetworkPolicyIngressRule; readonly why: string }[];
  readonly from: DataPath;
}

/** What pods may reach that speak with Elasticsearch, and by whom they may be reached. */
export function elasticClientPolicy(
  platform: Platform,
  environment: Environment,
  logs: Logs,
  { name, namespace, labels, api, callers = [], from }: Client,
): Sourced {
  const policy: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'network') },
    spec: {
      podSelector: { matchLabels: { ...labels } },
      policyTypes: ['Ingress', 'Egress'],
      ...(callers.length === 0 ? {} : { ingress: callers.map(({ rule }) => rule) }),
      egress: [
        toNames,
        { to: [podsOf(elasticPods(elasticName), logs.namespace, namespace)], ports: [tcp(elasticPort)] },
        ...(api === undefined ? [] : [toKubernetesApi(environment)]),
      ],
    },
  };
  return sourced(policy, from, {
    comments: {
      ...Object.fromEntries(callers.map(({ why }, index) => [`spec.ingress[${index}]`, why])),
      'spec.egress[0]': 'without names no call can be made',
      'spec.egress[1]': 'Elasticsearch',
      ...(api === undefined
        ? {}
        : { 'spec.egress[2]': 'the Kubernetes API says which pod a file belongs to' }),
    },
  });
}
