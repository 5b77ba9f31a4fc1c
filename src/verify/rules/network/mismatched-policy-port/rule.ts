import type { Workload } from '../../../../facts/index.ts';
import { networkOf } from '../../../network.ts';
import { type PolicyPort, type PolicyRule, policyOf } from '../../../network-policy.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { FindingPlace, Rule, RuleInput } from '../../../rule.ts';
import { workloadsOfPeer } from '../policies.ts';
import { nobodyOpens, podsText, portPlaces, portsText } from '../ports.ts';
import { podsBehind, portsOfService } from '../services.ts';

export const rule: Rule = {
  id: 'mismatched-policy-port',
  title: 'A NetworkPolicy that allows a port no pod opens',
  severity: 'error',
  why: 'The connection that the policy was written for stays denied: policies see the port of the pod, not that of the Service.',
  fix: 'Allow the port that the containers open.',
  *check(input) {
    const network = networkOf(input);
    for (const object of input.cluster.ofKind('NetworkPolicy')) {
      const policy = policyOf(object);
      if (policy === undefined) continue;
      const own = network.selected(object.namespace, policy.selector);
      for (const side of ['ingress', 'egress'] as const) {
        for (const one of policy.rules[side] ?? []) {
          const pods =
            side === 'ingress' ? own : peersOf(one, (peer) => workloadsOfPeer(network, policy, peer));
          for (const port of one.ports) {
            if (port.port === undefined) continue;
            const spoken = { port: port.port, protocol: port.protocol, end: port.end };
            if (!nobodyOpens(input, pods, spoken)) continue;
            yield {
              message: `${titleOf(object)} allows ${side} ${side === 'ingress' ? 'at' : 'to'} port ${portText(port)}, but ${podsText(pods)} opens ${portsText(pods)}`,
              places: [
                placeIn(object, [...port.path, 'port'], `allows port ${portText(port)}`),
                ...servicePlaces(input, port, pods),
                ...portPlaces(pods),
              ],
            };
          }
        }
      }
    }
  },
};

/** The pods of all peers; none where some peer is not in the repository, since nobody knows its ports. */
function peersOf(
  { peers }: PolicyRule,
  find: (peer: PolicyRule['peers'][0]) => readonly Workload[] | undefined,
): readonly Workload[] {
  const found = peers.map(find);
  return found.every((workloads) => workloads !== undefined) ? found.flat() : [];
}

function portText({ port, protocol, end }: PolicyPort): string {
  const number = typeof port === 'string' ? `'${port}'` : end === undefined ? String(port) : `${port}-${end}`;
  return protocol === 'TCP' ? number : `${number}/${protocol}`;
}

/** The Service whose port was probably taken for the pods'. */
function servicePlaces(
  input: RuleInput,
  { port }: PolicyPort,
  pods: readonly Workload[],
): readonly FindingPlace[] {
  for (const service of input.cluster.ofKind('Service')) {
    const mapped = portsOfService(service).find((one) => one.port === port);
    if (mapped === undefined || !podsBehind(input, service).some((one) => pods.includes(one))) continue;
    const note = `${titleOf(service)} sends port ${mapped.port} to port ${mapped.target} of the pods`;
    return [placeIn(service, ['spec', 'ports', mapped.index], note)];
  }
  return [];
}
