import { networkOf } from '../../../network.ts';
import { policyOf } from '../../../network-policy.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { likelyPods, namespacesOfPeer, selectorText, speaksOfOthers, workloadsOfPeer } from '../policies.ts';

export const rule: Rule = {
  id: 'dangling-policy-selector',
  title: 'A NetworkPolicy for pods that do not exist',
  severity: 'error',
  why: 'The policy does not govern, or does not admit, the pods that it was written for: what should be open is closed, or the other way round.',
  fix: 'Select the labels that the pods carry, or remove the selector.',
  *check(input) {
    const network = networkOf(input);
    for (const object of input.cluster.ofKind('NetworkPolicy')) {
      const policy = policyOf(object);
      if (policy === undefined) continue;
      const { namespace } = object;
      const { selector } = policy;
      if (
        network.inhabited.has(namespace) &&
        !speaksOfOthers(network, selector) &&
        network.selected(namespace, selector).length === 0
      ) {
        const text = selectorText(selector);
        yield {
          message: `${titleOf(object)} is for ${text}, which no pod of the namespace ${namespace ?? 'default'} carries`,
          places: [
            placeIn(object, ['spec', 'podSelector'], `selects ${text}`),
            ...likelyPods(network, namespace, selector),
          ],
        };
      }
      for (const side of ['ingress', 'egress'] as const) {
        for (const peer of (policy.rules[side] ?? []).flatMap(({ peers }) => peers)) {
          if (peer.pods === undefined || workloadsOfPeer(network, policy, peer)?.length !== 0) continue;
          const where = (namespacesOfPeer(network, policy, peer) ?? [])
            .map((one) => one ?? 'default')
            .join(', ');
          if (where === '') continue;
          const [text, verb] = [selectorText(peer.pods), side === 'ingress' ? 'from' : 'to'];
          yield {
            message: `${titleOf(object)} allows ${side} ${verb} ${text}, which no pod of the namespace ${where} carries`,
            places: [
              placeIn(object, [...peer.path, 'podSelector'], `selects ${text}`),
              ...(namespacesOfPeer(network, policy, peer) ?? []).flatMap((one) =>
                likelyPods(network, one, peer.pods ?? {}),
              ),
            ],
          };
        }
      }
    }
  },
};
