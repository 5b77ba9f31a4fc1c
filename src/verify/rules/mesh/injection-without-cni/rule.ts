import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { textsAt } from '../../../value.ts';

const enforce = 'pod-security.kubernetes.io/enforce';

export const rule: Rule = {
  id: 'injection-without-cni',
  title: 'Sidecars that their namespace refuses',
  severity: 'error',
  why: "Without Istio's CNI agent each sidecar brings an init container that changes the pod's network (NET_ADMIN, NET_RAW), which the levels restricted and baseline refuse: no pod of the namespace is admitted.",
  fix: 'Install istio-cni beside istiod (pilot.cni.enabled: true), in a namespace that enforces privileged.',
  *check({ cluster }) {
    const installed = cluster.software;
    const istiod = installed.find(({ software }) => software === 'istiod' || software === 'istio-base');
    if (istiod === undefined || installed.some(({ software }) => software === 'istio-cni')) return;
    for (const namespace of cluster.ofKind('Namespace')) {
      const level = textsAt(namespace.value, 'metadata', 'labels')[enforce];
      if (level !== 'restricted' && level !== 'baseline') continue;
      const refused = cluster.workloads.find(
        (workload) => workload.namespace === namespace.name && isInjected(cluster, workload),
      );
      if (refused === undefined) continue;
      yield {
        message: `the namespace ${namespace.name} enforces ${level}, which refuses the init container of the sidecars that it gets, since Istio is installed without its CNI agent`,
        places: [
          placeIn(namespace, ['metadata', 'labels', enforce], `enforces ${level}`),
          placeIn(
            refused.object,
            ['metadata', 'name'],
            `the pods of ${titleOf(refused.object)} get a sidecar`,
          ),
          { at: istiod.at, note: 'installs Istio' },
        ],
      };
    }
  },
};
