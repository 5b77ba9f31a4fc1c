import { containersOf } from '../../../container.ts';
import { networkOf } from '../../../network.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { imagePoliciesOf } from '../image-policies.ts';

/** An image that is filled in later is not judged, nor a policy that does more than compare beginnings. */
export const rule: Rule = {
  id: 'image-outside-allowed-registries',
  title: 'An image that the cluster’s own policy refuses',
  severity: 'error',
  why: 'The API server refuses every pod of the workload: a rollout stands still, and a pod that is lost does not come back.',
  fix: 'Take the image from one of the registries that the policy names, or add its own to the policy.',
  *check(input) {
    const network = networkOf(input);
    const policies = network.members.flatMap(imagePoliciesOf);
    if (policies.length === 0) return;
    for (const workload of input.cluster.workloads) {
      const judging = policies.filter((policy) =>
        policy.governs(network.labelsOf(workload.namespace), workload.namespace),
      );
      for (const { name, role, value, path } of containersOf(workload)) {
        const image = textAt(value, 'image');
        if (image === undefined || role === 'ephemeral' || /[${}<>]/.test(image)) continue;
        const policy = judging.find((one) => !one.allows(image));
        if (policy === undefined) continue;
        yield {
          message: `container ${name} of ${titleOf(workload.object)} runs ${image}, which ${titleOf(policy.object)} refuses`,
          places: [
            placeIn(workload.object, [...path, 'image'], `is from elsewhere`),
            placeIn(policy.object, policy.path, `lets in ${listed(policy.allowed)}`),
          ],
        };
      }
    }
  },
};
