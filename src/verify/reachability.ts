import type { Workload } from '../facts/index.ts';
import { type AddressRange, contains, privateRanges, shared } from './address.ts';
import type { Network } from './network.ts';
import type { Peer, Policy, PolicyPort, PolicyRule, Protocol, Side } from './network-policy.ts';
import { mayTake } from './open-labels.ts';
import { type PodEnd, podsOf } from './pod-end.ts';

/** What a pod talks to: pods, or addresses outside of the cluster. */
export type End = PodEnd | { readonly kind: 'addresses'; readonly range: AddressRange | 'public' };

/** A port as the pod that listens on it has it, not as a Service maps it. */
export interface Listening {
  readonly port: number;
  readonly protocol: Protocol;
}

/** Why a connection does not come about. */
export interface Denial {
  readonly side: Side;
  /** The policies that govern this side of the pod; none of them allows the connection. */
  readonly policies: readonly [Policy, ...Policy[]];
  /** A rule that takes the right peer, but not the port. */
  readonly near: { readonly policy: Policy; readonly rule: PolicyRule } | undefined;
}

/**
 * Whether policies deny a pod one side of a connection. What the files leave open (labels of pods from
 * elsewhere, policies of other products) counts as allowing, so that each denial is certain.
 */
export function denialOf(
  network: Network,
  side: Side,
  workload: Workload,
  other: End,
  listening: Listening,
): Denial | undefined {
  if (network.hasOtherPolicies) return undefined;
  const [first, ...more] = network.policiesOn(workload).filter(({ rules }) => rules[side] !== undefined);
  if (first === undefined) return undefined;
  const receiver = side === 'ingress' ? podsOf(workload) : other;
  let near: Denial['near'];
  for (const policy of [first, ...more]) {
    for (const rule of policy.rules[side] ?? []) {
      if (!takesPeer(network, policy, rule, other)) continue;
      if (takesPort(rule.ports, listening, receiver)) return undefined;
      near ??= { policy, rule };
    }
  }
  return { side, policies: [first, ...more], near };
}

/** The first denial on the way from one workload to another: leaving the caller, or entering the callee. */
export function denialBetween(
  network: Network,
  caller: Workload,
  callee: Workload,
  listening: Listening,
): Denial | undefined {
  return (
    denialOf(network, 'egress', caller, podsOf(callee), listening) ??
    denialOf(network, 'ingress', callee, podsOf(caller), listening)
  );
}

/** Whether a rule speaks of a port of the pods that listen on it. */
export function takesPort(ports: readonly PolicyPort[], listening: Listening, receiver: End): boolean {
  return (
    ports.length === 0 ||
    ports.some(({ protocol, port, end }) => {
      if (protocol !== listening.protocol) return false;
      if (port === undefined) return true;
      if (typeof port === 'number') {
        return end === undefined ? port === listening.port : port <= listening.port && listening.port <= end;
      }
      if (receiver.kind !== 'pods' || receiver.ports === undefined) return receiver.kind === 'pods';
      return receiver.ports.some(
        (known) => known.name === port && known.port === listening.port && known.protocol === protocol,
      );
    })
  );
}

function takesPeer(network: Network, policy: Policy, rule: PolicyRule, other: End): boolean {
  return rule.peers.length === 0 || rule.peers.some((peer) => isPeer(network, policy, peer, other));
}

/** Whether a peer of a policy may be the other end. */
function isPeer(network: Network, policy: Policy, peer: Peer, other: End): boolean {
  if (peer.block !== undefined) return isInBlock(peer.block, other);
  if (other.kind !== 'pods') return false;
  if (other.onHost) return true;
  if (peer.pods === undefined && peer.namespaces === undefined) return false;
  const inNamespace =
    peer.namespaces === undefined
      ? policy.object.namespace === other.namespace
      : mayTake(peer.namespaces, network.labelsOf(other.namespace));
  return inNamespace && (peer.pods === undefined || mayTake(peer.pods, other));
}

/** The addresses of pods are not known; a block that holds a whole private range, or a part of one, may hold them. */
function isInBlock({ range, except }: NonNullable<Peer['block']>, other: End): boolean {
  const admits = (wanted: AddressRange) => {
    const part = shared(range, wanted);
    return part !== undefined && !except.some((hole) => contains(hole, part));
  };
  if (other.kind === 'pods') return privateRanges.some(admits);
  if (other.range === 'public') return !privateRanges.some((inner) => contains(inner, range));
  return admits(other.range);
}
