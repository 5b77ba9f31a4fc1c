import type { DataPath } from '../../base/index.ts';
import type { CloudPlace } from '../platform/cluster.ts';
import type { Logs } from '../platform/logging.ts';
import type { Secret } from '../platform/secret.ts';
import type { Store } from '../platform/store.ts';
import type { ReadDefinition } from '../schema/platform.ts';
import { bucketInCluster, bucketMeant, keysOfBucket } from './bucket.ts';
import { type Context, pick, pickPath, reportUnknown } from './context.ts';

type ReadLogs = NonNullable<NonNullable<ReadDefinition['observability']>['logs']>;

const GiB = 1024 ** 3;
const day = 86400;

/** Secret with which agents write to Elasticsearch, and Jaeger reads and writes. */
export const elasticSecret = 'elasticsearch-credentials';
const elasticKeys = ['username', 'password'];

/** Secret with the certificate of the authority that Elasticsearch's own is signed by. */
export const elasticAuthority = 'elasticsearch-ca';

/**
 * Days for which a log group may keep its events. Source: PutRetentionPolicy in the API reference of Amazon
 * CloudWatch Logs, read 2026-11.
 */
const groupDays = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827],
  ...[2192, 2557, 2922, 3288, 3653],
];

/** Fields that a store does not have. */
const foreign: Readonly<Record<Logs['store'], readonly (keyof ReadLogs)[]>> = {
  loki: [],
  elastic: ['bucket'],
  cloudwatch: ['namespace', 'replicas', 'storage', 'storageClass', 'resources', 'bucket'],
};

/** Where the logs are kept; undefined where nobody asks for them. */
export function resolveLogs(context: Context, cloud: CloudPlace, monitoring: string): Logs | undefined {
  const { definition } = context;
  const given = definition.observability?.logs;
  if (given === undefined) return undefined;
  const path: DataPath = ['observability', 'logs'];
  const elastic = given.store === 'elastic';
  const resources = pick(given.resources, context);
  const retention = {
    all: given.retention?.all ?? 7 * day,
    info: given.retention?.info ?? 30 * day,
    audit: given.retention?.audit ?? 365 * day,
  };
  reportForeign(context, given, path);
  reportRetention(context, given, retention, path);
  reportReferences(context, given, path);
  if (given.store === 'cloudwatch' && cloud.provider !== 'aws') {
    context.report({
      path: [...path, 'store'],
      reason: `cloudwatch is a service of aws, and the platform runs on ${cloud.provider}`,
      fix: "Write 'loki' or 'elastic'.",
    });
  }
  return {
    store: given.store,
    retention,
    namespace: given.namespace ?? (elastic ? 'elastic-system' : monitoring),
    agentNamespace: given.agentNamespace ?? 'node-agents',
    replicas: pick(given.replicas, context) ?? 3,
    storage: pick(given.storage, context) ?? (elastic ? 100 : 10) * GiB,
    storageClass: given.storageClass,
    resources: {
      cpu: resources?.cpu ?? { request: 0.5, limit: 2 },
      memory: resources?.memory ?? { request: 2 * GiB, limit: 2 * GiB },
    },
    bucket:
      bucketMeant(context, pick(given.bucket, context)) ?? `${definition.name}-logs-${context.environment}`,
    path,
  };
}

/** What agents need to write to the store, and the store to let them. */
export function logSecrets(logs: Logs | undefined, stores: readonly Store[]): readonly Secret[] {
  if (logs?.store === 'loki') return keyOfBucket(stores, logs.bucket, logs.namespace);
  if (logs?.store !== 'elastic') return [];
  const { namespace, path } = logs;
  return [
    ...elasticClientSecrets(logs.agentNamespace, path),
    { name: elasticSecret, namespace, keys: elasticKeys, path },
  ];
}

/** The key of a bucket in the cluster, for what writes there; none for one of the cloud. */
export function keyOfBucket(stores: readonly Store[], bucket: string, namespace: string): readonly Secret[] {
  const store = bucketInCluster(stores, bucket);
  if (store === undefined) return [];
  return [{ name: store.secret, namespace, keys: keysOfBucket, path: store.path }];
}

/** What a client of Elasticsearch needs in its namespace. */
export function elasticClientSecrets(namespace: string, path: DataPath): readonly Secret[] {
  return [
    { name: elasticSecret, namespace, keys: elasticKeys, path },
    { name: elasticAuthority, namespace, keys: ['ca.crt'], path },
  ];
}

function reportForeign(context: Context, given: ReadLogs, path: DataPath): void {
  for (const field of foreign[given.store]) {
    if (given[field] === undefined) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' means nothing for logs in ${given.store}`,
      fix: 'Remove it.',
    });
  }
}

function reportRetention(
  context: Context,
  given: ReadLogs,
  retention: Logs['retention'],
  path: DataPath,
): void {
  const steps = ['all', 'info', 'audit'] as const;
  for (const [index, tier] of steps.entries()) {
    const seconds = retention[tier];
    const at = [...path, 'retention', tier];
    const shorter = steps[index - 1];
    if (seconds % day !== 0 || seconds === 0) {
      context.report({
        path: at,
        reason: 'logs are kept for whole days',
        fix: "Write a text such as '7d'.",
      });
    } else if (shorter !== undefined && retention[shorter] > seconds) {
      context.report({
        path: given.retention?.[tier] === undefined ? [...path, 'retention', shorter] : at,
        reason: `the tier '${tier}' is kept for ${seconds / day} days, less than the ${retention[shorter] / day} of '${shorter}', of which it is a part`,
        fix: `Keep '${tier}' at least as long as '${shorter}'.`,
      });
    } else if (given.store === 'cloudwatch' && !groupDays.includes(seconds / day)) {
      const above = groupDays.find((days) => days > seconds / day);
      context.report({
        path: at,
        reason: `cloudwatch cannot keep logs for ${seconds / day} days`,
        fix: above === undefined ? "Write at most '3653d'." : `Write '${above}d', the next that it can.`,
      });
    }
  }
}

function reportReferences(context: Context, given: ReadLogs, path: DataPath): void {
  const classes = Object.keys(context.definition.cluster?.storageClasses ?? {});
  if (given.storageClass !== undefined && !classes.includes(given.storageClass)) {
    const place = [...path, 'storageClass'];
    reportUnknown(context, 'storage class', given.storageClass, classes, place, [
      ['cluster', 'storageClasses'],
    ]);
  }
  const replicas = pick(given.replicas, context);
  if (replicas === 2 && given.store !== 'cloudwatch') {
    context.report({
      path: pickPath(given.replicas, context, [...path, 'replicas']),
      reason: `two instances of ${given.store} cannot tell which of them is lost`,
      fix: 'Write 1 or 3.',
    });
  }
}
