import { boundsOf, defaultsIn, statedBounds } from '../../../amounts.ts';
import { autoscalersOf } from '../../../autoscaler.ts';
import { lastingContainersOf } from '../../../container.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { workloadOf } from '../../../workload-index.ts';
import { utilisationsOf } from '../utilisation.ts';

export const rule: Rule = {
  id: 'autoscaler-without-requests',
  title: 'Autoscaling by the share of a request that a container does not state',
  severity: 'error',
  why: 'Utilisation is a share of the request: without it the autoscaler reports FailedGetResourceMetric and never scales.',
  fix: 'State the request of that resource for every container of the pod.',
  *check({ cluster }) {
    for (const autoscaler of autoscalersOf(cluster)) {
      const { object, kind, name } = autoscaler;
      const workload = workloadOf(cluster, cluster.find(kind, object.namespace, name));
      if (workload === undefined) continue;
      const defaults = defaultsIn(cluster, workload.namespace);
      const ofPod = statedBounds(workload.pod).requests;
      for (const { resource, container, path } of utilisationsOf(object)) {
        if (container === undefined && ofPod[resource] !== undefined) continue;
        const [first, ...others] = lastingContainersOf(workload).filter(
          (one) =>
            (container === undefined || one.name === container) &&
            boundsOf(one, defaults).requests[resource] === undefined,
        );
        if (first === undefined) continue;
        const names = listed([first, ...others].map((one) => one.name));
        const scaled = `${titleOf(object)} scales by the utilisation of ${resource}`;
        const place = (one: typeof first) =>
          placeIn(
            workload.object,
            [...one.path, 'resources', 'requests'],
            `container ${one.name} requests no ${resource}`,
          );
        yield {
          message: `${scaled}, which ${names} of ${titleOf(workload.object)} ${others.length === 0 ? 'does' : 'do'} not request`,
          places: [
            place(first),
            ...others.map(place),
            placeIn(object, path, `scales by the utilisation of ${resource}`),
          ],
        };
      }
    }
  },
};
