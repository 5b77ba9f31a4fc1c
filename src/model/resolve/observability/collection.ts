import type { Cluster } from '../../platform/cluster.ts';
import type { Collection } from '../../platform/observability.ts';
import { type Context, pick, reportUnknown } from '../context.ts';

const GiB = 1024 ** 3;
/** Share of the volume that samples may fill. Source: prometheus.io, operating Prometheus, storage: 80 to 85 %. */
const usable = 0.85;
const day = 86400;

/** How metrics are collected in the environment; undefined where nobody asked, or where others do it. */
export function resolveCollection(context: Context, cluster: Cluster): Collection | undefined {
  const { observability } = context.definition;
  const given = observability?.metrics;
  const engine = given?.engine ?? 'operator';
  if (observability === undefined || engine === 'elsewhere') return undefined;
  const path = ['observability', 'metrics'];
  const interval = given?.interval ?? 15;
  if (interval < 5 || interval > 120) {
    context.report({
      path: [...path, 'interval'],
      reason: 'metrics are read every 5 seconds to 2 minutes: samples older than 5 minutes count as gone',
      fix: "Write '15s' or '30s'.",
    });
  }
  const classes = cluster.storageClasses.map((one) => one.name);
  if (given?.storageClass !== undefined && !classes.includes(given.storageClass)) {
    const place = [...path, 'storageClass'];
    reportUnknown(context, 'storage class', given.storageClass, classes, place, [
      ['cluster', 'storageClasses'],
    ]);
  }
  const storage = pick(given?.storage, context) ?? 50 * GiB;
  const resources = pick(given?.resources, context);
  return {
    engine,
    interval,
    retention: pick(given?.retention, context) ?? 30 * day,
    storage,
    retentionSize: Math.floor(storage * usable),
    storageClass: given?.storageClass,
    replicas: pick(given?.replicas, context) ?? 2,
    resources: {
      cpu: resources?.cpu ?? { request: 1, limit: 2 },
      memory: resources?.memory ?? { request: 2 * GiB, limit: 4 * GiB },
    },
    path: given === undefined ? ['observability'] : path,
  };
}
