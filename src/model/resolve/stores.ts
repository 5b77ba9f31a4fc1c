import type { DataPath } from '../../base/index.ts';
import type { Cluster, Namespace, Store } from '../platform.ts';
import type { ReadStore } from '../schema/platform.ts';
import { type Context, pick, reportUnknown } from './context.ts';

const GiB = 1024 ** 3;

/** Maintained versions, ports and the customary variable of each kind of store. */
const kinds = {
  postgres: { version: '16', port: 5432, variable: () => 'DATABASE_URL', instances: 3 },
  redis: { version: '8.1', port: 6379, variable: () => 'REDIS_URL', instances: 1 },
  rabbitmq: { version: '4.1', port: 5672, variable: () => 'AMQP_URL', instances: 3 },
  opensearch: { version: '2.19', port: 9200, variable: () => 'OPENSEARCH_URL', instances: 3 },
  bucket: {
    version: '',
    port: 443,
    variable: (name: string) => `${name.toUpperCase().replaceAll('-', '_')}_BUCKET`,
    instances: 1,
  },
} as const;

/** Fields that say how instances run in the cluster, and mean nothing for a managed store. */
const clusterOnly = ['resources', 'pool', 'namespace', 'storageClass'] as const;

/** The stores of the environment. */
export function resolveStores(
  context: Context,
  cluster: Cluster,
  namespaces: readonly Namespace[],
): readonly Store[] {
  return Object.entries(context.definition.stores ?? {}).map(([name, given]) => {
    const path: DataPath = ['stores', name];
    const kind = kinds[given.type];
    const runs = pick(given.runs, context) ?? 'managed';
    reportMisplaced(context, name, given, runs, path);
    reportReferences(context, given, runs, cluster, namespaces, path);
    return {
      name,
      type: given.type,
      runs,
      version: given.version ?? kind.version,
      port: kind.port,
      storage: pick(given.storage, context) ?? 20 * GiB,
      storageClass: given.storageClass,
      instances: pick(given.instances, context) ?? kind.instances,
      resources: {
        cpu: pick(given.resources, context)?.cpu ?? { request: 0.5, limit: 2 },
        memory: pick(given.resources, context)?.memory ?? { request: GiB, limit: GiB },
      },
      pool: given.pool,
      namespace: given.namespace ?? namespaces[0]?.name ?? '',
      database: given.database ?? name.replaceAll('-', '_'),
      secret: given.secret ?? `${name}-credentials`,
      variable: given.variable ?? kind.variable(name),
      bucket: pick(given.bucket, context) ?? `${context.definition.name}-${name}-${context.environment}`,
      purpose: given.purpose,
      path,
    };
  });
}

function reportMisplaced(
  context: Context,
  name: string,
  given: ReadStore,
  runs: Store['runs'],
  path: DataPath,
): void {
  if (runs === 'cluster' && (given.type === 'bucket' || given.type === 'opensearch')) {
    context.report({
      path: [...path, 'runs'],
      reason: `a store of type ${given.type} cannot run in the cluster`,
      fix: "Leave it 'managed'.",
    });
  }
  if (runs === 'cluster' && given.type === 'redis' && (pick(given.instances, context) ?? 1) > 1) {
    context.report({
      path: [...path, 'instances'],
      reason: `redis in the cluster runs as one instance, not ${pick(given.instances, context)}`,
      fix: "Leave out `instances`, or write runs: 'managed' where one instance is not enough.",
    });
  }
  const everInCluster = Object.values(given.runs?.values ?? {}).includes('cluster');
  for (const field of clusterOnly) {
    if (given[field] === undefined || everInCluster) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' means nothing for the managed store '${name}'`,
      fix: "Remove it, or add runs: 'cluster'.",
    });
  }
}

function reportReferences(
  context: Context,
  given: ReadStore,
  runs: Store['runs'],
  cluster: Cluster,
  namespaces: readonly Namespace[],
  path: DataPath,
): void {
  const declaredPools = Object.keys(context.definition.cluster?.pools ?? {});
  if (given.pool !== undefined && !declaredPools.includes(given.pool)) {
    reportUnknown(context, 'node pool', given.pool, declaredPools, [...path, 'pool']);
  } else if (
    runs === 'cluster' &&
    given.pool !== undefined &&
    !cluster.pools.some((pool) => pool.name === given.pool)
  ) {
    context.report({
      path: [...path, 'pool'],
      reason: `the pool '${given.pool}' has no nodes in ${context.environment}, where this store runs`,
      fix: `Give the pool nodes in ${context.environment}, or write runs: { ${context.environment}: 'managed' }.`,
    });
  }
  if (given.namespace !== undefined && !namespaces.some((one) => one.name === given.namespace)) {
    reportUnknown(
      context,
      'namespace',
      given.namespace,
      namespaces.map((one) => one.name),
      [...path, 'namespace'],
    );
  }
  if (
    given.storageClass !== undefined &&
    !cluster.storageClasses.some((one) => one.name === given.storageClass)
  ) {
    reportUnknown(
      context,
      'storage class',
      given.storageClass,
      cluster.storageClasses.map((one) => one.name),
      [...path, 'storageClass'],
    );
  }
}
