import type {
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../src/kubernetes/index.ts';

type Labels = Readonly<Record<string, string>>;
type Protocol = 'TCP' | 'UDP';

/** Something that connects or is connected to: the pods of one workload, or an address outside. */
export interface Endpoint {
  readonly name: string;
  /** Undefined for addresses. */
  readonly namespace: string | undefined;
  readonly labels: Labels;
  readonly ports: readonly Port[];
  /** Whether it has a sidecar of the mesh. */
  readonly meshed: boolean;
  /** Ports that its sidecar does not see. */
  readonly unseen?: readonly number[];
  /** Its ServiceAccount, which is its identity in the mesh. */
  readonly account?: string;
  /** IPv4 of what is no pod. */
  readonly address?: string;
}

export interface Port {
  readonly port: number;
  readonly protocol: Protocol;
  readonly name?: string | undefined;
}

/**
 * What NetworkPolicy says, to the letter and with nothing left open: the reference that the compiled policies are
 * held against. Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class PolicyOracle {
  readonly #policies: readonly NetworkPolicy[];
  readonly #namespaces: ReadonlyMap<string, Labels>;

  /** @param namespaces labels of all namespaces by name */
  constructor(policies: readonly NetworkPolicy[], namespaces: ReadonlyMap<string, Labels>) {
    this.#policies = policies;
    this.#namespaces = namespaces;
  }

  allows(from: Endpoint, to: Endpoint, port: Port): boolean {
    return this.#passes('egress', from, to, to, port) && this.#passes('ingress', to, from, to, port);
  }

  #passes(
    side: 'egress' | 'ingress',
    subject: Endpoint,
    peer: Endpoint,
    receiver: Endpoint,
    port: Port,
  ): boolean {
    if (subject.namespace === undefined) return true;
    const policies = this.#policies.filter((policy) => governs(policy, side, subject));
    if (policies.length === 0) return true;
    return policies.some((policy) =>
      (policy.spec?.[side] ?? []).some((rule) => {
        const peers = 'from' in rule ? rule.from : 'to' in rule ? rule.to : undefined;
        return (
          (peers === undefined ||
            peers.length === 0 ||
            peers.some((one) => this.#isPeer(policy, one, peer))) &&
          (rule.ports === undefined ||
            rule.ports.length === 0 ||
            rule.ports.some((one) => isPort(one, port, receiver)))
        );
      }),
    );
  }

  #isPeer(policy: NetworkPolicy, peer: NetworkPolicyPeer, other: Endpoint): boolean {
    if (peer.ipBlock !== undefined) {
      const { cidr, except = [] } = peer.ipBlock;
      const { address } = other;
      return (
        address !== undefined && inRange(address, cidr) && !except.some((hole) => inRange(address, hole))
      );
    }
    if (other.namespace === undefined) return false;
    const inNamespace =
      peer.namespaceSelector === undefined
        ? other.namespace === policy.metadata?.namespace
        : matches(peer.namespaceSelector, this.#namespaces.get(other.namespace) ?? {});
    return inNamespace && (peer.podSelector === undefined || matches(peer.podSelector, other.labels));
  }
}

function governs(policy: NetworkPolicy, side: 'egress' | 'ingress', pod: Endpoint): boolean {
  const { spec, metadata } = policy;
  const types = spec?.policyTypes ?? ['Ingress', ...(spec?.egress === undefined ? [] : ['Egress'])];
  return (
    metadata?.namespace === pod.namespace &&
    types.includes(side === 'egress' ? 'Egress' : 'Ingress') &&
    matches(spec?.podSelector ?? {}, pod.labels)
  );
}

function isPort(rule: NetworkPolicyPort, wanted: Port, receiver: Endpoint): boolean {
  if ((rule.protocol ?? 'TCP') !== wanted.protocol) return false;
  if (rule.port === undefined) return true;
  if (typeof rule.port === 'string')
    return receiver.ports.some(({ name, port }) => name === rule.port && port === wanted.port);
  return rule.endPort === undefined
    ? rule.port === wanted.port
    : rule.port <= wanted.port && wanted.port <= rule.endPort;
}

function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const listed = value !== undefined && values.includes(value);
      return operator === 'In' ? listed : !listed;
    })
  );
}

function inRange(address: string, cidr: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(base) / size);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}
