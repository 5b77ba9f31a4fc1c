import type { Workload } from '../../../facts/index.ts';
import type { Network } from '../../network.ts';
import type { Policy, PolicyPort, PolicyRule, Side } from '../../network-policy.ts';
import type { RuleInput } from '../../rule.ts';
import { workloadsOfPeer } from './policies.ts';
import { nobodyOpens } from './ports.ts';

/** A port that a rule of a policy allows, and the pods of which none opens it. */
export interface StrayPort {
  readonly port: PolicyPort;
  readonly pods: readonly Workload[];
}

/** The ports of a rule that no pod on the receiving side opens. */
export function strayPorts(
  input: RuleInput,
  network: Network,
  policy: Policy,
  side: Side,
  rule: PolicyRule,
): readonly StrayPort[] {
  const pods =
    side === 'ingress'
      ? network.selected(policy.object.namespace, policy.selector)
      : peersOf(rule, (peer) => workloadsOfPeer(network, policy, peer));
  return rule.ports
    .filter(
      ({ port, protocol, end }) => port !== undefined && nobodyOpens(input, pods, { port, protocol, end }),
    )
    .map((port) => ({ port, pods }));
}

/** The pods of all peers; none where some peer is not in the repository, since nobody knows its ports. */
function peersOf(
  { peers }: PolicyRule,
  find: (peer: PolicyRule['peers'][0]) => readonly Workload[] | undefined,
): readonly Workload[] {
  const found = peers.map(find);
  return found.every((workloads) => workloads !== undefined) ? found.flat() : [];
}
