import { alerts } from './alerts.ts';
import { dashboards } from './dashboards.ts';
import { perEnvironment } from './environment.ts';
import { choice, fields, whole, words } from './leaf.ts';
import { logs } from './logging.ts';
import { name } from './name.ts';
import { resources } from './store.ts';
import { traces } from './tracing.ts';
import { duration, size } from './unit.ts';

export const collection = (environments: readonly string[]) =>
  fields({
    engine: choice('operator', 'plain', 'elsewhere').optional(),
    interval: duration.optional(),
    retention: perEnvironment(duration, environments).optional(),
    storage: perEnvironment(size, environments).optional(),
    storageClass: words.optional(),
    replicas: perEnvironment(whole(1, 5), environments).optional(),
    resources: resources(environments).optional(),
  });

export const observability = (environments: readonly string[]) =>
  fields({
    namespace: name('a namespace', 63).optional(),
    metrics: collection(environments).optional(),
    alerts: alerts(environments).optional(),
    logs: logs(environments).optional(),
    traces: traces(environments).optional(),
    dashboards: dashboards(environments).optional(),
  });
