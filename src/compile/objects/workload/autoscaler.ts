import { compact, type Sourced } from '../../../base/index.ts';
import type { HorizontalPodAutoscaler, MetricSpec } from '../../../kubernetes/index.ts';
import type { Environment, Platform, Scale, Service } from '../../../model/index.ts';
import { needsKeda } from '../keda.ts';
import { labelsOf } from '../labels.ts';
import { isMeshed } from '../meshed.ts';
import { sourced } from '../sourced.ts';
import type { Track } from '../tracks.ts';
import { behavior } from './behavior.ts';
import { componentOf } from './pod.ts';
import { controllerOf } from './rollout.ts';
import { scaledObject } from './scaled-object.ts';

/** The autoscaler of a service, or of one of its versions, whose number of pods is a range. */
export function autoscaler(
  platform: Platform,
  environment: Environment,
  { name, labels, service }: Track,
): readonly Sourced[] {
  const { scale } = service;
  if (scale === undefined) return [];
  if (needsKeda(scale)) return scaledObject(platform, environment, { name, labels, service }, scale);
  const meshed = isMeshed(environment, service.namespace);
  const target = controllerOf(service);
  const object: HorizontalPodAutoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name,
      namespace: service.namespace,
      labels: { ...labelsOf(platform, service.name, componentOf(service)), ...labels },
    },
    spec: compact<NonNullable<HorizontalPodAutoscaler['spec']>>({
      scaleTargetRef: { ...target, name },
      minReplicas: service.replicas.minimum,
      maxReplicas: service.replicas.maximum,
      metrics: metrics(scale, meshed ? service.name : undefined),
      behavior: behavior(scale),
    }),
  };
  return [
    sourced(object, scale.path, {
      fields: { 'spec.minReplicas': service.replicas.path, 'spec.maxReplicas': service.replicas.path },
      comments: { 'spec.scaleTargetRef': `Owns the number of pods; the ${target.kind} states none.` },
    }),
  ];
}

/**
 * The metrics of an autoscaler.
 * @param container in the mesh, the one container that counts: a sidecar's share would dilute the target
 */
function metrics(scale: Scale, container: string | undefined): MetricSpec[] {
  const utilisation = (name: 'cpu' | 'memory', percent: number | undefined): readonly MetricSpec[] => {
    if (percent === undefined) return [];
    const target = { type: 'Utilization', averageUtilization: percent } as const;
    return container === undefined
      ? [{ type: 'Resource', resource: { name, target } }]
      : [{ type: 'ContainerResource', containerResource: { name, container, target } }];
  };
  return [...utilisation('cpu', scale.cpu), ...utilisation('memory', scale.memory)];
}

/** A VerticalPodAutoscaler that recommends requests and changes nothing. */
export function recommender(platform: Platform, service: Service): readonly Sourced[] {
  if (!service.recommend) return [];
  return [
    sourced(
      {
        apiVersion: 'autoscaling.k8s.io/v1',
        kind: 'VerticalPodAutoscaler',
        metadata: {
          name: service.name,
          namespace: service.namespace,
          labels: labelsOf(platform, service.name, componentOf(service)),
        },
        spec: {
          targetRef: { ...controllerOf(service), name: service.name },
          updatePolicy: { updateMode: 'Off' },
        },
      },
      [...service.path, 'scale', 'recommend'],
      {
        comments: {
          'spec.updatePolicy': 'Recommends only: changing requests under an autoscaler makes the two fight.',
        },
      },
    ),
  ];
}
