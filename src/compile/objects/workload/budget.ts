import type { Sourced } from '../../../base/index.ts';
import type { PodDisruptionBudget } from '../../../kubernetes/index.ts';
import type { Platform } from '../../../model/index.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import type { Track } from '../tracks.ts';
import { componentOf } from './pod.ts';

/**
 * The disruption budget of a service with several pods. A single pod has none: a budget would either block
 * every drain or protect nothing.
 */
export function disruptionBudget(platform: Platform, { name, labels, service }: Track): readonly Sourced[] {
  const counted = service.workload === 'Deployment' || service.workload === 'StatefulSet';
  if (!counted || service.replicas.maximum < 2) return [];
  const blocks = 'minAvailable' in service.disruption && service.replicas.minimum < 2;
  if (blocks) return [];
  const object: PodDisruptionBudget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name,
      namespace: service.namespace,
      labels: { ...labelsOf(platform, service.name, componentOf(service)), ...labels },
    },
    spec: {
      ...service.disruption,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: { ...selectorOf(service.name), ...labels } },
    },
  };
  return [
    sourced(object, [...service.path, 'disruption'], {
      comments: {
        'spec.unhealthyPodEvictionPolicy': 'A broken pod must not keep its node from being drained.',
      },
    }),
  ];
}
