import type { Workload } from '../../../../facts/index.ts';
import { membersOf } from '../../../members.ts';
import { policyOf } from '../../../network-policy.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { selects } from '../../../selector.ts';

/** Policies of other products, which this rule does not read. */
const foreign =
  /^(Cilium(Clusterwide)?NetworkPolicy|GlobalNetworkPolicy|(Baseline)?AdminNetworkPolicy|ClusterNetworkPolicy)$/;

export const rule: Rule = {
  id: 'unconfined-pods',
  title: 'Pods that every other pod of the cluster may reach',
  severity: 'warning',
  why: 'A pod that no network policy selects takes connections from everywhere: one break-in anywhere in the cluster reaches it.',
  fix: 'Deny all in the namespace (an empty podSelector with both policyTypes), and allow what is needed.',
  *check(input) {
    const members = membersOf(input);
    if (members.some(({ objects }) => objects.some(({ kind }) => foreign.test(kind)))) return;
    const policies = members
      .flatMap((member) => member.ofKind('NetworkPolicy'))
      .flatMap((object) => policyOf(object) ?? [])
      .filter((policy) => policy.rules.ingress !== undefined);
    const open = new Map<string | undefined, Workload[]>();
    for (const workload of input.cluster.workloads) {
      if (workload.podPath === undefined || workload.pod.hostNetwork === true) continue;
      const confined = policies.some(
        ({ object, selector }) =>
          (object.namespace === workload.namespace ||
            object.namespace === undefined ||
            workload.namespace === undefined) &&
          selects(selector, workload.labels),
      );
      if (!confined) open.set(workload.namespace, [...(open.get(workload.namespace) ?? []), workload]);
    }
    for (const [namespace = 'default', [first, ...others]] of open) {
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other workload')}`;
      yield {
        message: `no network policy confines ${titleOf(first.object)}${more} of namespace ${namespace}`,
        places: [
          placeIn(first.object, ['metadata', 'name'], 'takes connections from everywhere'),
          ...others.map(({ object }) =>
            placeIn(object, ['metadata', 'name'], 'takes connections from everywhere'),
          ),
        ],
      };
    }
  },
};
