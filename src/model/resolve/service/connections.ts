import type { DataPath } from '../../../base/index.ts';
import type { Connection } from '../../platform/security.ts';
import type { Service } from '../../platform/service.ts';
import type { Store } from '../../platform/store.ts';
import type { ReadService } from '../../schema/platform.ts';
import { hostOfBucket } from '../bucket.ts';
import { type Context, own } from '../context.ts';

/** What the software development kits of AWS read by themselves, and what they leave to the program: asking by path. */
const bucketVariables = {
  AWS_ENDPOINT_URL_S3: 'url',
  AWS_REGION: 'region',
  AWS_ACCESS_KEY_ID: 'access-key',
  AWS_SECRET_ACCESS_KEY: 'secret-key',
  AWS_S3_FORCE_PATH_STYLE: 'path-style',
} as const;

/** Parts that only the connection to a bucket has. */
const bucketParts: readonly string[] = ['bucket', ...Object.values(bucketVariables).slice(1)];

/** The variables through which a service learns of the stores that it calls; buckets of the cloud have no secrets. */
export function resolveConnections(
  context: Context,
  stores: readonly Store[],
  service: ReadService,
  calls: Service['calls'],
  path: DataPath,
): readonly Connection[] {
  const given = service.connections ?? {};
  for (const name of Object.keys(given)) {
    if (calls.stores.includes(name) && !isEverOfCloud(context, name)) continue;
    const place = [...path, 'connections', name];
    context.report(
      calls.stores.includes(name)
        ? {
            path: place,
            atKey: true,
            reason: `a bucket of the cloud is reached by its name and the identity of the service; it has no connection`,
            fix: 'Remove it.',
            needs: [['stores', name]],
          }
        : {
            path: place,
            atKey: true,
            reason: `the connection is to '${name}', which is not a store that the service calls`,
            fix: `Add '${name}' to \`calls\`, or remove the connection.`,
            needs: [[...path, 'calls'], ['stores']],
          },
    );
  }
  return calls.stores.flatMap((name): readonly Connection[] => {
    const store = stores.find((one) => one.name === name);
    if (store === undefined || (store.type === 'bucket' && store.runs === 'managed')) return [];
    const wanted = own(given, name);
    if (wanted === undefined) {
      const known = { store: name, path: [...path, 'calls'] };
      if (store.type === 'bucket')
        return Object.entries(bucketVariables).map(([variable, part]) => ({ ...known, variable, part }));
      const url = { ...known, variable: store.variable, part: 'url' } as const;
      if (store.type !== 'elasticsearch') return [url];
      return [url, { ...known, variable: authorityVariable(store), part: 'ca' }];
    }
    return Object.entries(wanted).map(([variable, part]) => {
      const place = [...path, 'connections', name, variable];
      if (part === 'database' && store.type !== 'postgres' && store.type !== 'bucket') {
        context.report({
          path: place,
          reason: `a store of type ${store.type} has no database`,
          fix: 'Remove it.',
          needs: [store.path],
        });
      }
      if (bucketParts.includes(part) !== (store.type === 'bucket') && !shared.includes(part)) {
        context.report({
          path: place,
          reason: `a store of type ${store.type} has no '${part}'`,
          fix: 'Remove it.',
          needs: [store.path],
        });
      } else if (part === 'ca' && store.type !== 'elasticsearch') {
        context.report({
          path: place,
          reason: `a store of type ${store.type} has no authority of its own`,
          fix: 'Remove it.',
          needs: [store.path],
        });
      }
      return { store: name, variable, part, path: place };
    });
  });
}

/** Parts that every connection has. */
const shared: readonly string[] = ['url', 'host', 'port'];

/** Whether a store is a bucket that nowhere runs in the cluster. */
function isEverOfCloud(context: Context, name: string): boolean {
  const given = own(context.definition.stores, name);
  if (given?.type !== 'bucket') return false;
  return !Object.values(hostOfBucket(context, given).runs?.values ?? {}).includes('cluster');
}

/** Beside ELASTICSEARCH_URL stands ELASTICSEARCH_CA. */
function authorityVariable({ variable }: Store): string {
  return `${variable.replace(/_URL$/, '')}_CA`;
}
