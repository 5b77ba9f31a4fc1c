import type { DataPath } from '../../../base/index.ts';
import { catalogue } from '../../../telemetry/index.ts';
import type { OwnMetric } from '../../platform/observability.ts';
import type { Service } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';

/** Where the metrics of a service are, and which it has of its own. */
export function resolveMetrics(context: Context, service: ReadService, path: DataPath): Service['metrics'] {
  const { metrics } = service;
  if (metrics === undefined) return undefined;
  const own = Object.entries(metrics.own ?? {}).map(([name, given]): OwnMetric => {
    const place = [...path, 'metrics', 'own', name];
    const reason = misnamed(name, given.type);
    if (reason !== undefined) context.report({ path: place, atKey: true, ...reason });
    return { name, type: given.type, labels: given.labels ?? [], purpose: given.purpose, path: place };
  });
  return { port: metrics.port, path: metrics.path ?? '/metrics', interval: metrics.interval, own };
}

/** What a name tells is what queries rely on. Source: prometheus.io, practices/naming. */
function misnamed(name: string, type: OwnMetric['type']): { reason: string; fix: string } | undefined {
  if (type === 'counter' && !name.endsWith('_total')) {
    return { reason: `the counter '${name}' does not end in _total`, fix: `Call it '${name}_total'.` };
  }
  if (type !== 'counter' && /_(total|count|sum|bucket)$/.test(name)) {
    return {
      reason: `the ${type} '${name}' ends like a part of a counter or histogram`,
      fix: 'Choose another ending, or make it a counter.',
    };
  }
  return catalogue.has(name)
    ? { reason: `'${name}' is a metric that others export already`, fix: 'Choose another name.' }
    : undefined;
}
