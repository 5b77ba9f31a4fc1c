import type { DataPath } from '../../base/index.ts';
import type { Objects } from '../platform/bucket.ts';
import type { CloudPlace, Cluster } from '../platform/cluster.ts';
import type { Store } from '../platform/store.ts';
import type { ReadStore } from '../schema/platform.ts';
import { type Context, own, pick, pickPath, reportUnknown } from './context.ts';

const day = 86400;

/** Fields that say how servers run, and mean nothing for a bucket that lies on those of another. */
const ofServers = [
  ...(['runs', 'version', 'storage', 'storageClass', 'instances'] as const),
  ...(['resources', 'pool', 'namespace'] as const),
];

/** The keys of the secret of a bucket in the cluster. */
export const keysOfBucket = ['access-key', 'secret-key'] as const;

/** The region that clients of a bucket in the cluster name: they must name one, and any will do. */
export const regionInCluster = 'us-east-1';

/** Whether a bucket lies on the servers of another, and has none of its own. */
export function isHosted({ name, objects }: Pick<Store, 'name' | 'objects'>): boolean {
  return objects !== undefined && objects.on !== name;
}

/** The store on whose servers a bucket lies: itself, unless it names another. */
export function hostOfBucket(context: Context, given: ReadStore): ReadStore {
  const host = given.on === undefined ? undefined : own(context.definition.stores, given.on);
  return host?.type === 'bucket' ? host : given;
}

/** The name of a bucket in the environment, as its cloud or its servers know it. */
export function bucketName(context: Context, name: string, given: ReadStore | undefined): string {
  return pick(given?.bucket, context) ?? `${context.definition.name}-${name}-${context.environment}`;
}

/** The bucket that something of the platform writes to: that of a store which is named, else what is written. */
export function bucketMeant(context: Context, written: string | undefined): string | undefined {
  const store = written === undefined ? undefined : own(context.definition.stores, written);
  return written === undefined || store?.type !== 'bucket' ? written : bucketName(context, written, store);
}

/** The store in the cluster that keeps a bucket; undefined where the cloud does. */
export function bucketInCluster(stores: readonly Store[], bucket: string): Store | undefined {
  return stores.find((one) => one.type === 'bucket' && one.runs === 'cluster' && one.bucket === bucket);
}

/** What a bucket does with its objects; undefined for other stores. */
export function resolveObjects(
  context: Context,
  cloud: CloudPlace,
  [name, given]: readonly [string, ReadStore],
  runs: Store['runs'],
): Objects | undefined {
  if (given.type !== 'bucket') return undefined;
  const path: DataPath = ['stores', name];
  const versions = pick(given.versions, context) ?? false;
  const found = {
    versions: versions === true ? ('for ever' as const) : versions === false ? undefined : versions,
    expireAfter: pick(given.expireAfter, context),
    coldAfter: pick(given.coldAfter, context),
    copies: pick(given.copies, context),
    on: given.on ?? name,
  };
  reportHost(context, [name, given], path);
  reportDays(context, given, path);
  reportOrder(context, given, found, path);
  if (runs === 'cluster') reportCloudOnly(context, given, path);
  else reportCopies(context, cloud, given, found, path);
  return found;
}

function reportHost(context: Context, [name, given]: readonly [string, ReadStore], path: DataPath): void {
  const { on } = given;
  if (on === undefined) return;
  const place = [...path, 'on'];
  const { stores = {} } = context.definition;
  const host = own(stores, on);
  const buckets = Object.keys(stores).filter((one) => own(stores, one)?.type === 'bucket' && one !== name);
  if (on === name || host === undefined || host.type !== 'bucket') {
    reportUnknown(context, 'other bucket', on, buckets, place, [['stores']]);
  } else if (host.on !== undefined) {
    context.report({
      path: place,
      reason: `'${on}' has no servers of its own: it lies on those of '${host.on}'`,
      fix: `Write '${host.on}'.`,
      needs: [['stores', on, 'on']],
    });
  }
  for (const field of ofServers) {
    if (given[field] === undefined) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' is said of servers, and '${name}' lies on those of '${on}'`,
      fix: `Remove it, or say it of '${on}'.`,
      needs: [place],
    });
  }
}

function reportDays(context: Context, given: ReadStore, path: DataPath): void {
  for (const field of ['versions', 'expireAfter', 'coldAfter'] as const) {
    const seconds = pick(given[field], context);
    if (typeof seconds !== 'number' || (seconds > 0 && seconds % day === 0)) continue;
    context.report({
      path: pickPath(given[field], context, [...path, field]),
      reason: 'object storage counts in whole days',
      fix: "Write a number of days: '30d'.",
    });
  }
}

function reportOrder(
  context: Context,
  given: ReadStore,
  { expireAfter, coldAfter }: Objects,
  path: DataPath,
): void {
  if (expireAfter === undefined || coldAfter === undefined || coldAfter < expireAfter) return;
  context.report({
    path: pickPath(given.coldAfter, context, [...path, 'coldAfter']),
    reason: 'objects are deleted before they move to cold storage',
    fix: 'Move them earlier, delete them later, or remove one of the two.',
    needs: [[...path, 'expireAfter']],
  });
}

/** What only a cloud can do with objects. */
function reportCloudOnly(context: Context, given: ReadStore, path: DataPath): void {
  const lacks = {
    coldAfter: 'servers in the cluster have no cold storage',
    copies: 'servers in the cluster keep no copy in another region',
  };
  for (const field of ['coldAfter', 'copies'] as const) {
    if (pick<unknown>(given[field], context) === undefined) continue;
    context.report({
      path: pickPath(given[field], context, [...path, field]),
      reason: lacks[field],
      fix: (where) => `Leave ${where} out, or let the bucket be managed there.`,
      needs: [[...path, 'runs']],
    });
  }
}

function reportCopies(
  context: Context,
  { region }: CloudPlace,
  given: ReadStore,
  { copies, versions }: Objects,
  path: DataPath,
): void {
  if (copies === undefined) return;
  const place = pickPath(given.copies, context, [...path, 'copies']);
  if (copies === region) {
    context.report({
      path: place,
      reason: (where) => `the copies lie in '${region}', where the bucket of ${where} itself is`,
      fix: 'Name another region.',
      needs: [['cloud', 'region']],
    });
  }
  if (versions === undefined) {
    context.report({
      path: place,
      reason: 'object storage copies versions of objects, and this bucket keeps none',
      fix: "Add versions: '30d'.",
      needs: [[...path, 'versions']],
    });
  }
}

/** Reports a number of servers that cannot agree, or cannot lie apart. */
export function reportServers(
  context: Context,
  cloud: CloudPlace,
  cluster: Cluster,
  given: ReadStore,
  instances: number,
  path: DataPath,
): void {
  const place = pickPath(given.instances, context, [...path, 'instances']);
  const zones = cluster.pools.find(({ name }) => name === given.pool)?.zones ?? cloud.zones;
  if (instances % 2 === 0) {
    context.report({
      path: place,
      reason: `${instances} servers of objects cannot tell which of them are lost`,
      fix: 'Write 1 or 3.',
      needs: [[...path, 'runs']],
    });
  } else if (instances > zones) {
    context.report({
      path: place,
      reason: `${instances} servers of objects lie in as many zones, and there are ${zones} for them`,
      fix: zones < 3 ? 'Write 1.' : 'Write 1 or 3, and give them more storage instead.',
      needs: [
        ['cloud', 'zones'],
        ['cluster', 'pools'],
        [...path, 'runs'],
      ],
    });
  }
}

/**
 * The database in which several servers of objects keep what they have, and where: each of them answers for all. None
 * where a single server knows by itself.
 */
export function metadataOf(
  store: Store,
  kind: Pick<Store, 'version' | 'port' | 'variable' | 'resources'>,
  backup: Store['backup'],
): readonly Store[] {
  if (store.type !== 'bucket' || store.runs !== 'cluster' || isHosted(store) || store.instances < 2)
    return [];
  const name = `${store.name}-metadata`;
  return [
    {
      ...store,
      ...kind,
      name,
      type: 'postgres',
      storage: Math.max(10 * 1024 ** 3, Math.ceil(store.storage / 20)),
      database: name.replaceAll('-', '_'),
      secret: `${name}-credentials`,
      objects: undefined,
      endpoint: undefined,
      addresses: undefined,
      alias: false,
      backup,
      synchronous: true,
      purpose: `Which objects ${store.name} has, and where they lie`,
    },
  ];
}
