import type { DataPath } from '../../base/index.ts';
import type { CloudPlace, Cluster, Namespace } from '../platform/cluster.ts';
import type { Store } from '../platform/store.ts';
import type { ReadStore } from '../schema/platform.ts';
import { resolveBackup } from './backup.ts';
import { bucketName, hostOfBucket, metadataOf, reportServers, resolveObjects } from './bucket.ts';
import { type Context, own, pick, pickPath, reportUnknown } from './context.ts';
import { resolveCredentials } from './credentials.ts';

const GiB = 1024 ** 3;

/**
 * Managed services that listen elsewhere than the software does: Amazon MQ speaks AMQP over TLS only, Amazon
 * OpenSearch answers on HTTPS. Source: the developer guides of Amazon MQ and Amazon OpenSearch Service.
 */
const managedPorts: Readonly<Record<string, number>> = { 'aws rabbitmq': 5671, 'aws opensearch': 443 };

/** Servers in the cluster that listen elsewhere than the cloud does. Source: SeaweedFS 4.48, weed/command/s3.go. */
const clusterPorts: Partial<Readonly<Record<Store['type'], number>>> = { bucket: 8333 };

/**
 * Maintained versions, ports and the customary variable of each kind of store. Source: valkey.io/download/8.1
 * (2026-10-26), the releases of rabbitmq-server (4.2 ended 2026-08) and of elasticsearch 8.19, endoflife.date;
 * those of seaweedfs (4.48 of 2026-09-28).
 */
const kinds = {
  postgres: { version: '16', port: 5432, variable: () => 'DATABASE_URL', instances: 3 },
  redis: { version: '8.1.11', port: 6379, variable: () => 'REDIS_URL', instances: 1 },
  rabbitmq: { version: '4.3.6', port: 5672, variable: () => 'AMQP_URL', instances: 3 },
  opensearch: { version: '2.19', port: 9200, variable: () => 'OPENSEARCH_URL', instances: 3 },
  elasticsearch: { version: '8.19.20', port: 9200, variable: () => 'ELASTICSEARCH_URL', instances: 3 },
  bucket: {
    version: '4.48',
    port: 443,
    variable: (name: string) => `${name.toUpperCase().replaceAll('-', '_')}_BUCKET`,
    instances: 3,
  },
} as const;

/** Fields that say how instances run in the cluster, and mean nothing for a managed store. */
const clusterOnly = ['resources', 'pool', 'namespace', 'storageClass', 'pooler', 'synchronous'] as const;

/** Fields that mean nothing for a bucket of the cloud, beside those. */
const serversOnly = ['version', 'storage', 'instances', 'secret'] as const;

/** Fields of databases. */
const databaseOnly = ['database', 'backup', 'pooler', 'synchronous', 'credentials'] as const;

/** Fields of stores that have an address at their cloud. */
const managedOnly = ['endpoint', 'addresses', 'alias'] as const;

/** Fields of buckets. */
const bucketOnly = ['bucket', 'on', 'versions', 'expireAfter', 'coldAfter', 'copies'] as const;

/** Fields that a kind of store does not have. */
const foreign: Readonly<Record<Store['type'], readonly (keyof ReadStore)[]>> = {
  postgres: bucketOnly,
  redis: [...bucketOnly, ...databaseOnly],
  rabbitmq: [...bucketOnly, ...databaseOnly],
  opensearch: [...bucketOnly, ...databaseOnly],
  elasticsearch: [...bucketOnly, ...databaseOnly, ...managedOnly],
  bucket: [...databaseOnly, ...managedOnly],
};

/** The stores of the environment. */
export function resolveStores(
  context: Context,
  cloud: CloudPlace,
  cluster: Cluster,
  namespaces: readonly Namespace[],
): readonly Store[] {
  return Object.entries(context.definition.stores ?? {}).flatMap(([name, said]) => {
    const path: DataPath = ['stores', name];
    const given = { ...said, ...serversOf(hostOfBucket(context, said)) };
    const kind = kinds[given.type];
    const runs = runsIn(context, name);
    const resources = pick(given.resources, context);
    const instances = pick(given.instances, context) ?? kind.instances;
    const usualPort =
      (runs === 'managed' ? managedPorts[`${cloud.provider} ${given.type}`] : clusterPorts[given.type]) ??
      kind.port;
    const [host, ownPort] = pick(given.endpoint, context)?.split(':') ?? [];
    reportForeign(context, said, path);
    reportManagedOnly(context, said, runs, path);
    reportRuns(context, said, runs, path);
    reportClusterOnly(context, name, said, path);
    reportReferences(context, said, runs, cluster, namespaces, path);
    if (runs === 'cluster' && said.type === 'bucket' && said.on === undefined)
      reportServers(context, cloud, cluster, said, instances, path);
    const store: Store = {
      name,
      type: given.type,
      runs,
      version: given.version ?? kind.version,
      port: ownPort === undefined ? usualPort : Number(ownPort),
      storage: pick(given.storage, context) ?? 20 * GiB,
      storageClass: given.storageClass,
      instances,
      resources: {
        cpu: resources?.cpu ?? { request: 0.5, limit: 2 },
        memory: resources?.memory ?? memoryOf(given.type),
      },
      pool: given.pool,
      namespace: given.namespace ?? namespaces[0]?.name ?? '',
      database: given.database ?? name.replaceAll('-', '_'),
      secret: given.secret ?? `${name}-credentials`,
      variable: given.variable ?? kind.variable(name),
      endpoint: host,
      addresses: pick(given.addresses, context),
      alias: pick(given.alias, context) ?? false,
      bucket: bucketName(context, name, said),
      objects: resolveObjects(context, cloud, [name, said], runs),
      backup: resolveBackup(context, given, path),
      pooler: runs === 'cluster' && (pick(given.pooler, context) ?? false),
      synchronous: runs === 'cluster' && (pick(given.synchronous, context) ?? false),
      credentials: resolveCredentials(context, name, given, runs, path),
      purpose: given.purpose,
      path,
    };
    const { version, port } = kinds.postgres;
    const database = {
      version,
      port,
      variable: kinds.postgres.variable(),
      resources: { cpu: { request: 0.5, limit: 2 }, memory: memoryOf('postgres') },
    };
    return [store, ...metadataOf(store, database, resolveBackup(context, { type: 'postgres' }, path))];
  });
}

/** Who runs a store in the environment. */
export function runsIn(context: Context, name: string): Store['runs'] {
  const given = own(context.definition.stores, name);
  if (given === undefined) return 'managed';
  return pick(hostOfBucket(context, given).runs, context) ?? usual(given.type);
}

/** What a store says of its servers. */
function serversOf(given: ReadStore): Partial<ReadStore> {
  const { version, storage, storageClass, instances, resources, pool, namespace } = given;
  return { version, storage, storageClass, instances, resources, pool, namespace };
}

/** Nobody's cloud runs Elasticsearch itself; all else is best left to it. */
function usual(type: Store['type']): Store['runs'] {
  return type === 'elasticsearch' ? 'cluster' : 'managed';
}

/** Elasticsearch gives half of its memory to its heap and the rest to what it reads. */
function memoryOf(type: Store['type']): Store['resources']['memory'] {
  const bytes = (type === 'elasticsearch' ? 2 : 1) * GiB;
  return { request: bytes, limit: bytes };
}

function reportForeign(context: Context, given: ReadStore, path: DataPath): void {
  for (const field of foreign[given.type]) {
    if (given[field] === undefined) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `a store of type ${given.type} has no '${field}'`,
      fix: 'Remove it.',
    });
  }
}

function reportManagedOnly(context: Context, given: ReadStore, runs: Store['runs'], path: DataPath): void {
  for (const field of managedOnly) {
    if (runs !== 'cluster' || pick<unknown>(given[field], context) === undefined) continue;
    if (foreign[given.type].includes(field)) continue;
    context.report({
      path: pickPath(given[field], context, [...path, field]),
      reason: (where) =>
        `'${field}' is said of a managed store, and this one runs in the cluster of ${where}`,
      fix: (where) => `Leave ${where} out.`,
      needs: [[...path, 'runs']],
    });
  }
  if (runs === 'cluster' || pick(given.alias, context) !== true) return;
  if (pick(given.endpoint, context) !== undefined) return;
  context.report({
    path: pickPath(given.alias, context, [...path, 'alias']),
    reason: 'nobody knows where a Service of that name is to lead',
    fix: "Add endpoint: '...'.",
    needs: [[...path, 'endpoint']],
  });
}

function reportRuns(context: Context, given: ReadStore, runs: Store['runs'], path: DataPath): void {
  if (given.type === 'elasticsearch') reportElasticsearch(context, given, runs, path);
  if (runs !== 'cluster') return;
  if (given.type === 'opensearch') {
    context.report({
      path: pickPath(given.runs, context, [...path, 'runs']),
      reason: `a store of type ${given.type} cannot run in the cluster`,
      fix: "Write 'managed', or let elasticsearch() run in the cluster.",
    });
  }
  const instances = pick(given.instances, context) ?? kinds[given.type].instances;
  if (pick(given.synchronous, context) === true && instances < 2) {
    context.report({
      path: pickPath(given.synchronous, context, [...path, 'synchronous']),
      reason: 'a commit cannot wait for a standby, since the database has none',
      fix: 'Give it two instances or more.',
      needs: [[...path, 'instances']],
    });
  }
}

function reportElasticsearch(context: Context, given: ReadStore, runs: Store['runs'], path: DataPath): void {
  if (runs === 'managed') {
    context.report({
      path: pickPath(given.runs, context, [...path, 'runs']),
      reason: 'no cloud of the platform runs Elasticsearch',
      fix: "Write 'cluster', or opensearch() for what the cloud runs.",
    });
  }
  if (given.version !== undefined && given.version.split('.').length < 3) {
    context.report({
      path: [...path, 'version'],
      reason: 'the operator of Elasticsearch asks for the whole version',
      fix: "Write it as '8.19.20'.",
    });
  }
}

function reportClusterOnly(context: Context, name: string, given: ReadStore, path: DataPath): void {
  const ever = Object.values(given.runs?.values ?? {}).includes('cluster');
  if (ever || given.on !== undefined || given.type === 'elasticsearch') return;
  for (const field of given.type === 'bucket' ? [...clusterOnly, ...serversOnly] : clusterOnly) {
    if (given[field] === undefined || foreign[given.type].includes(field)) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' means nothing for the managed store '${name}'`,
      fix: given.type === 'opensearch' ? 'Remove it.' : "Remove it, or add runs: 'cluster'.",
      needs: [[...path, 'runs']],
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
  const { pool, namespace, storageClass } = given;
  const declared = context.definition.cluster;
  const pools = Object.keys(declared?.pools ?? {});
  const spaces = namespaces.map((one) => one.name);
  const classes = Object.keys(declared?.storageClasses ?? {});
  if (pool !== undefined && !pools.includes(pool)) {
    reportUnknown(context, 'node pool', pool, pools, [...path, 'pool'], [['cluster', 'pools']]);
  } else if (
    runs === 'cluster' &&
    pool !== undefined &&
    !cluster.pools.some((candidate) => candidate.name === pool)
  ) {
    context.report({
      path: [...path, 'pool'],
      reason: (where) => `the pool '${pool}' has no nodes in ${where}, where this store runs`,
      fix: (where) => `Give the pool nodes in ${where}, or let the store be managed there.`,
      needs: [
        ['cluster', 'pools', pool, 'nodes'],
        [...path, 'runs'],
      ],
    });
  }
  if (namespace !== undefined && !spaces.includes(namespace)) {
    reportUnknown(context, 'namespace', namespace, spaces, [...path, 'namespace'], [['namespaces']]);
  }
  if (storageClass !== undefined && !classes.includes(storageClass)) {
    const place = [...path, 'storageClass'];
    reportUnknown(context, 'storage class', storageClass, classes, place, [['cluster', 'storageClasses']]);
  }
}
