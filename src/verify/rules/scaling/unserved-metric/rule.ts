import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { isServed } from '../served.ts';

/** Where the API server looks for each kind of metric. */
const sources = {
  Pods: { field: 'pods', group: 'custom.metrics.k8s.io' },
  Object: { field: 'object', group: 'custom.metrics.k8s.io' },
  External: { field: 'external', group: 'external.metrics.k8s.io' },
} as const;

/** How adapters that are not known call themselves. */
const adapters = /adapter|custom-metrics|datadog|stackdriver/i;

export const rule: Rule = {
  id: 'unserved-metric',
  title: 'An autoscaler by a metric that nothing installed serves',
  severity: 'error',
  why: 'The autoscaler reports FailedGetPodsMetric or FailedGetExternalMetric: it may still add pods by its other metrics, and never takes one away.',
  fix: 'Scale by a ScaledObject of KEDA, which asks Prometheus or the queue itself, or install an adapter that serves the metric.',
  *check(input) {
    const { cluster } = input;
    for (const object of cluster.ofKind('HorizontalPodAutoscaler')) {
      for (const [index, metric] of listAt(object.value, 'spec', 'metrics').entries()) {
        const type = textAt(metric, 'type') ?? '';
        if (!Object.hasOwn(sources, type)) continue;
        const { field, group } = sources[type as keyof typeof sources];
        if (isServed(input, group, adapters) !== false) continue;
        const name = textAt(metric, field, 'metric', 'name') ?? 'without a name';
        yield {
          message: `${titleOf(object)} scales by the metric ${name}, and nothing that is installed serves ${group}`,
          places: [placeIn(object, ['spec', 'metrics', index, 'type'], `reads ${name} from ${group}`)],
        };
      }
    }
  },
};
