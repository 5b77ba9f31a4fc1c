import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { clusterAutoscalersOf, flagsOf } from '../cluster-autoscaler.ts';

export const rule: Rule = {
  id: 'unknown-node-group',
  title: 'A cluster autoscaler that is given the name of a node group',
  severity: 'warning',
  why: 'The autoscaler wants the name of the auto scaling group, which EKS makes itself (eks-<group>-<number>): the group is not found, and no node is ever added.',
  fix: 'Let it find its groups by their tags: --node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/<cluster>.',
  *check({ cluster }) {
    for (const [workload, container] of clusterAutoscalersOf(cluster)) {
      for (const { text, path } of flagsOf(container)) {
        const [, name = ''] = /^--nodes=\d+:\d+:(.+)$/.exec(text) ?? [];
        // Groups that somebody made by hand have names with a number or a suffix of their maker.
        if (name === '' || /^eks-.*-[0-9a-f-]{8,}$|[A-Z0-9]{8,}$/.test(name)) continue;
        yield {
          message: `${titleOf(workload.object)} looks for a group called ${name}, and groups of EKS have other names`,
          places: [placeIn(workload.object, path, `names the group ${name}`)],
        };
      }
    }
  },
};
