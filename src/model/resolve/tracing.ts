import type { DataPath } from '../../base/index.ts';
import type { CloudPlace } from '../platform/cluster.ts';
import type { Logs } from '../platform/logging.ts';
import type { Secret } from '../platform/secret.ts';
import type { Store } from '../platform/store.ts';
import type { Traces } from '../platform/tracing.ts';
import { bucketMeant } from './bucket.ts';
import { type Context, pick } from './context.ts';
import { elasticClientSecrets, keyOfBucket } from './logging.ts';

const day = 86400;

/** Where the traces are kept; undefined where nobody asks for them. */
export function resolveTraces(
  context: Context,
  cloud: CloudPlace,
  logs: Logs | undefined,
): Traces | undefined {
  const { definition } = context;
  const given = definition.observability?.traces;
  if (given === undefined) return undefined;
  const path: DataPath = ['observability', 'traces'];
  const report = (field: string, reason: string, fix: string, atKey = false) =>
    context.report({
      path: [...path, field],
      reason,
      fix,
      ...(atKey ? { atKey: true as const } : {}),
      needs: [['observability', 'logs']],
    });
  if (given.store === 'xray' && cloud.provider !== 'aws') {
    report(
      'store',
      `xray is a service of aws, and the platform runs on ${cloud.provider}`,
      "Write 'tempo' or 'jaeger'.",
    );
  }
  if (given.store === 'jaeger' && logs?.store !== 'elastic') {
    report(
      'store',
      'jaeger keeps traces in the Elasticsearch of the logs, and there is none',
      "Add logs: 'elastic', or write 'tempo'.",
    );
  }
  if (given.bucket !== undefined && given.store !== 'tempo') {
    report('bucket', `'bucket' means nothing for traces in ${given.store}`, 'Remove it.', true);
  }
  if (given.retention !== undefined && given.store === 'xray') {
    report('retention', 'xray keeps traces for 30 days, which nobody can change', 'Remove it.', true);
  } else if (given.retention !== undefined && given.retention % 3600 !== 0) {
    report('retention', 'traces are kept for whole hours', "Write a text such as '14d'.");
  }
  return {
    store: given.store,
    sampling: pick(given.sampling, context) ?? 10,
    retention: given.store === 'xray' ? 30 * day : (given.retention ?? 14 * day),
    bucket:
      bucketMeant(context, pick(given.bucket, context)) ?? `${definition.name}-traces-${context.environment}`,
    path,
  };
}

/** What Jaeger needs to keep traces in Elasticsearch, and Tempo in a bucket of the cluster. */
export function traceSecrets(
  traces: Traces | undefined,
  monitoring: string,
  stores: readonly Store[],
): readonly Secret[] {
  if (traces?.store === 'tempo') return keyOfBucket(stores, traces.bucket, monitoring);
  return traces?.store === 'jaeger' ? elasticClientSecrets(monitoring, traces.path) : [];
}
