import type { Workload } from '../../../../facts/index.ts';
import { networkOf } from '../../../network.ts';
import { type PolicyPort, policyOf } from '../../../network-policy.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { FindingPlace, Rule, RuleInput } from '../../../rule.ts';
import { podsText, portPlaces, portsText } from '../ports.ts';
import { podsBehind, portsOfService } from '../services.ts';
import { strayPorts } from '../stray-ports.ts';

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
      for (const side of ['ingress', 'egress'] as const) {
        for (const one of policy.rules[side] ?? []) {
          for (const { port, pods } of strayPorts(input, network, policy, side, one)) {
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
