import type { Workload } from '../../../../facts/index.ts';
import { type Network, networkOf } from '../../../network.ts';
import type { Protocol } from '../../../network-policy.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import { podsElsewhere } from '../../../pod-end.ts';
import { type Denial, denialOf, type End, type Listening } from '../../../reachability.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { byPolicy, denialPlaces, policiesText } from '../denials.ts';
import { podsText } from '../ports.ts';

/** Who answers questions for names: CoreDNS under the label of its forerunner, or a cache on the node. */
const servers: readonly (Listening & { readonly end: End })[] = (['UDP', 'TCP'] as const).flatMap(
  (protocol) => [
    { end: podsElsewhere('kube-system', { 'k8s-app': 'kube-dns' }), port: 53, protocol },
    { end: podsElsewhere('openshift-dns'), port: 5353, protocol },
    { end: { kind: 'addresses', range: { first: 0xa9fe0000, last: 0xa9feffff } }, port: 53, protocol },
  ],
);

export const rule: Rule = {
  id: 'blocked-dns',
  title: 'Pods that may talk, but not look names up',
  severity: 'error',
  why: 'Every connection begins with a name: without DNS the pods reach nobody. Answers that do not fit into UDP come over TCP.',
  fix: 'Allow egress to the pods k8s-app=kube-dns of namespace kube-system at port 53, UDP and TCP.',
  *check(input) {
    const network = networkOf(input);
    for (const protocols of [['UDP', 'TCP'], ['UDP'], ['TCP']] as const) {
      const denied = input.cluster.workloads.flatMap((workload) => {
        const missing = deniedProtocols(network, workload);
        const [first] = missing.map(({ denial }) => denial);
        const same = missing.map(({ protocol }) => protocol).join() === protocols.join();
        return first !== undefined && same ? [[workload, first] as const] : [];
      });
      for (const { denial, workloads } of byPolicy(denied)) {
        const [first, ...more] = denialPlaces(denial);
        yield {
          message: `${podsText(workloads)} may not ask for names: no egress rule of ${policiesText(denial)} allows port 53 by ${listed(protocols)}`,
          places: [
            first,
            ...more,
            ...workloads.slice(0, 5).map(({ object }) => placeIn(object, [], titleOf(object))),
          ],
        };
      }
    }
  },
};

/** Pods that may talk to nobody are meant to be alone, and pods with resolvers of their own are not judged. */
function deniedProtocols(
  network: Network,
  workload: Workload,
): readonly { readonly protocol: Protocol; readonly denial: Denial }[] {
  const talks = network.policiesOn(workload).some(({ rules }) => (rules.egress ?? []).length > 0);
  if (!talks || textAt(workload.pod, 'dnsPolicy') === 'None') return [];
  return (['UDP', 'TCP'] as const).flatMap((protocol) => {
    const denials = servers
      .filter((server) => server.protocol === protocol)
      .map((server) => denialOf(network, 'egress', workload, server.end, server));
    const [denial] = denials;
    return denial !== undefined && denials.every((one) => one !== undefined) ? [{ protocol, denial }] : [];
  });
}
