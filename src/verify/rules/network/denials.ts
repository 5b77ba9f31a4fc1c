import type { Workload } from '../../../facts/index.ts';
import type { Policy, PolicyPort } from '../../network-policy.ts';
import { listed, placeIn, titleOf } from '../../place.ts';
import type { Denial } from '../../reachability.ts';
import type { FindingPlace } from '../../rule.ts';
import { listAt } from '../../value.ts';

/** `NetworkPolicy api and NetworkPolicy default-deny`. */
export function policiesText({ policies }: Denial): string {
  return listed(policies.map(({ object }) => titleOf(object)));
}

/** The line to mend first: the rule that has the right peer, or the policy that opens most; then the others. */
export function denialPlaces(denial: Denial): readonly [FindingPlace, ...FindingPlace[]] {
  const { side, near } = denial;
  const mended = near?.policy ?? policyToMend(denial);
  const first =
    near === undefined
      ? placeOfSide(mended, denial)
      : placeIn(
          near.policy.object,
          [...near.rule.path, 'ports'],
          `${titleOf(near.policy.object)} allows ${side} here, but only at ${portsOf(near.rule.ports)}`,
        );
  const others = denial.policies.filter((policy) => policy !== mended);
  return [first, ...others.map((policy) => placeOfSide(policy, denial))];
}

/** The policy in which a further rule is best written: one for these pods that allows something already. */
export function policyToMend({ policies, side }: Denial): Policy {
  return policies.find(({ rules }) => (rules[side] ?? []).length > 0) ?? policies[0];
}

/** One finding for all pods that the same policy cuts off. */
export function byPolicy(
  denied: Iterable<readonly [Workload, Denial]>,
): readonly { readonly denial: Denial; readonly workloads: readonly Workload[] }[] {
  const groups = new Map<Policy, { readonly denial: Denial; readonly workloads: Workload[] }>();
  for (const [workload, denial] of denied) {
    const policy = policyToMend(denial);
    const group = groups.get(policy);
    if (group === undefined) groups.set(policy, { denial, workloads: [workload] });
    else group.workloads.push(workload);
  }
  return [...groups.values()];
}

function placeOfSide({ object }: Policy, { side }: Denial): FindingPlace {
  const rules = listAt(object.value, 'spec', side).length;
  const says = rules === 0 ? `allows no ${side}` : `allows other ${side} only`;
  return placeIn(object, rules === 0 ? ['spec'] : ['spec', side], `${titleOf(object)} ${says}`);
}

function portsOf(ports: readonly PolicyPort[]): string {
  const texts = ports.map(({ port, end, protocol }) => {
    const number = end === undefined ? String(port ?? 'every port') : `${port}-${end}`;
    return protocol === 'TCP' ? number : `${number}/${protocol}`;
  });
  return listed(texts);
}
