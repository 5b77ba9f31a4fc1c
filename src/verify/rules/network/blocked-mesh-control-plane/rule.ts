import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import { podsElsewhere } from '../../../pod-end.ts';
import { denialOf } from '../../../reachability.ts';
import type { Rule } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { byPolicy, denialPlaces, policiesText } from '../denials.ts';
import { podsText } from '../ports.ts';

const istiod = podsElsewhere('istio-system', { app: 'istiod' });
/** Where istiod gives out configuration and certificates. */
const listening = { port: 15012, protocol: 'TCP' } as const;

export const rule: Rule = {
  id: 'blocked-mesh-control-plane',
  title: 'Sidecars that may not reach istiod',
  severity: 'error',
  why: 'A sidecar without configuration and certificate never gets ready, and so the pod never does.',
  fix: 'Allow egress to the pods app=istiod of namespace istio-system at port 15012.',
  *check(input) {
    const network = networkOf(input);
    const denied = input.cluster.workloads.flatMap((workload) => {
      if (!isInjected(input.cluster, workload)) return [];
      const denial = denialOf(network, 'egress', workload, istiod, listening);
      return denial === undefined ? [] : [[workload, denial] as const];
    });
    for (const { denial, workloads } of byPolicy(denied)) {
      const [first, ...more] = denialPlaces(denial);
      yield {
        message: `the sidecars of ${podsText(workloads)} may not reach istiod: no egress rule of ${policiesText(denial)} allows port 15012 of istio-system`,
        places: [
          first,
          ...more,
          ...workloads.slice(0, 5).map(({ object }) => placeIn(object, [], titleOf(object))),
        ],
      };
    }
  },
};
