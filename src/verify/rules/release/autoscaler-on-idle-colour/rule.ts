import type { Cluster, KubernetesObject, Workload } from '../../../../facts/index.ts';
import { autoscalerOf } from '../../../autoscaler.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { selects } from '../../../selector.ts';
import { fieldsAt } from '../../../value.ts';

/** Labels by which people tell two copies of a service apart. */
const colours = ['color', 'colour', 'slot', 'track', 'version', 'deployment'];

export const rule: Rule = {
  id: 'autoscaler-on-idle-colour',
  title: 'An autoscaler on the copy that gets no requests',
  severity: 'error',
  why: 'The idle copy is scaled by a load that it does not have, while the one that serves keeps its number of pods whatever comes.',
  fix: 'Give each copy an autoscaler of its own, or let Argo Rollouts run both under one that moves along.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      const autoscaler = autoscalerOf(cluster, workload.object);
      if (autoscaler === undefined || serviceOf(cluster, workload) !== undefined) continue;
      const twin = cluster.workloads.find((one) => isTwin(workload, one));
      const service = twin === undefined ? undefined : serviceOf(cluster, twin);
      if (twin === undefined || service === undefined || autoscalerOf(cluster, twin.object) !== undefined)
        continue;
      yield {
        message: `${titleOf(autoscaler.object)} scales ${titleOf(workload.object)}, which gets no requests: ${titleOf(service)} leads to ${titleOf(twin.object)}`,
        places: [
          placeIn(autoscaler.object, autoscaler.targetPath, `scales ${workload.object.name}`),
          placeIn(service, ['spec', 'selector'], `leads to ${twin.object.name}`),
        ],
      };
    }
  },
};

/** The Service that leads requests to the pods; one for a look at what is not serving yet does not count. */
function serviceOf(cluster: Cluster, workload: Workload): KubernetesObject | undefined {
  return cluster.ofKind('Service').find(({ namespace, name, value }) => {
    const matchLabels = fieldsAt(value, 'spec', 'selector');
    return (
      namespace === workload.namespace &&
      Object.keys(matchLabels).length > 0 &&
      !/preview|canary|test/.test(name) &&
      selects({ matchLabels }, workload.labels)
    );
  });
}

/** Whether two workloads differ in nothing but such a label. */
function isTwin(workload: Workload, other: Workload): boolean {
  if (other === workload || other.namespace !== workload.namespace) return false;
  const keys = new Set([...Object.keys(workload.labels), ...Object.keys(other.labels)]);
  const different = [...keys].filter((key) => workload.labels[key] !== other.labels[key]);
  return different.length > 0 && different.every((key) => colours.includes(key.split('/').at(-1) ?? ''));
}
