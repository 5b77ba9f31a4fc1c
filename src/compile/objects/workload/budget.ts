import type { Sourced } from '../../../base/index.ts';
import type { PodDisruptionBudget } from '../../../kubernetes/index.ts';
import type { Platform, Service } from '../../../model/index.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { componentOf } from './pod.ts';

/**
 * The disruption budget of a service with several pods. A single pod has none: a budget would either block
 * every drain or protect nothing.
 */
export function disruptionBudget(platform: Platform, service: Service): readonly Sourced[] {
  const counted = service.workload === 'Deployment' || service.workload === 'StatefulSet';
  if (!counted || service.replicas.maximum < 2) return [];
  const blocks = 'minAvailable' in service.disruption && service.replicas.minimum < 2;
  if (blocks) return [];
  const object: PodDisruptionBudget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: service.name,
      namespace: service.namespace,
      labels: labelsOf(platform, service.name, componentOf(service)),
    },
    spec: {
      ...service.disruption,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorOf(service.name) },
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
