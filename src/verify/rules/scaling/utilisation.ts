import type { DataPath } from '../../../base/index.ts';
import type { KubernetesObject } from '../../../facts/index.ts';
import { fieldsAt, listAt, textAt } from '../../value.ts';

/** A metric that is a share of what containers request. */
export interface Utilisation {
  readonly resource: string;
  /** The container that is measured; undefined where the whole pod is. */
  readonly container: string | undefined;
  readonly path: DataPath;
}

/** The metrics of an HPA or a ScaledObject that need requests. */
export function utilisationsOf(object: KubernetesObject): readonly Utilisation[] {
  if (object.kind === 'ScaledObject') return ofTriggers(object);
  if (object.apiVersion === 'autoscaling/v1') {
    return [{ resource: 'cpu', container: undefined, path: ['spec', 'targetCPUUtilizationPercentage'] }];
  }
  const metrics = listAt(object.value, 'spec', 'metrics');
  // The API server fills in 80 % of the cpu where no metric is stated.
  if (metrics.length === 0) return [{ resource: 'cpu', container: undefined, path: ['spec', 'metrics'] }];
  return metrics.flatMap((metric, index) => {
    const field = textAt(metric, 'type') === 'ContainerResource' ? 'containerResource' : 'resource';
    const source = fieldsAt(metric, field);
    const resource = textAt(source, 'name');
    const isShare =
      textAt(source, 'target', 'type') === 'Utilization' || source.targetAverageUtilization !== undefined;
    if (resource === undefined || !isShare) return [];
    return [{ resource, container: textAt(source, 'container'), path: ['spec', 'metrics', index] }];
  });
}

/** KEDA's cpu and memory triggers are shares unless they say otherwise. */
function ofTriggers({ value }: KubernetesObject): readonly Utilisation[] {
  return listAt(value, 'spec', 'triggers').flatMap((trigger, index) => {
    const resource = textAt(trigger, 'type');
    if (resource !== 'cpu' && resource !== 'memory') return [];
    const type = textAt(trigger, 'metricType') ?? textAt(trigger, 'metadata', 'type') ?? 'Utilization';
    if (type !== 'Utilization') return [];
    return [
      {
        resource,
        container: textAt(trigger, 'metadata', 'containerName'),
        path: ['spec', 'triggers', index],
      },
    ];
  });
}
