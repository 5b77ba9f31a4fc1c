import { compact, type JsonObject, type Sourced } from '../../../base/index.ts';
import {
  type Backup,
  bucketInCluster,
  type Environment,
  type Platform,
  type Store,
  storeHost,
} from '../../../model/index.ts';
import type { Opening } from '../area.ts';
import { backupSidecar } from '../beside.ts';
import { labelsOf } from '../labels.ts';
import { bucketOpening } from '../object-storage.ts';
import { sourced } from '../sourced.ts';
import { storePods } from '../store-pods.ts';
import { requirements } from '../workload/container.ts';
import { scheduleOf } from './cron.ts';

/** The plugin of CloudNativePG that keeps backups in object storage. Source: plugin-barman-cloud 0.13, docs. */
export const backupPlugin = 'barman-cloud.cloudnative-pg.io';

const day = 86400;

/** Where the backups of a database lie, and when copies of the whole are made. */
export function postgresBackup(
  platform: Platform,
  environment: Environment,
  store: Store,
): readonly Sourced[] {
  const { backup } = store;
  if (backup === undefined) return [];
  const keeper = bucketInCluster(environment.stores, backup.bucket);
  const metadata = {
    name: store.name,
    namespace: store.namespace,
    labels: labelsOf(platform, store.name, 'database'),
  };
  const objectStore = {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata,
    spec: compact<Record<string, unknown>>({
      configuration: {
        ...(keeper === undefined ? destination(environment, backup) : inCluster(keeper, backup)),
        wal: { compression: 'gzip', maxParallel: 2 },
        data: { compression: 'gzip', jobs: 2 },
      },
      retentionPolicy: `${backup.keep / day}d`,
      instanceSidecarConfiguration: {
        resources: requirements(backupSidecar),
        ...(keeper === undefined ? {} : { env: [...whenRequired] }),
      },
    }),
  };
  const schedule = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata,
    spec: {
      schedule: scheduleOf(backup),
      immediate: true,
      cluster: { name: store.name },
      target: 'prefer-standby',
      method: 'plugin',
      pluginConfiguration: { name: backupPlugin },
      backupOwnerReference: 'self',
    },
  };
  return [
    sourced(objectStore, backup.path, {
      comments: {
        'spec.retentionPolicy':
          'Every moment of this window can be restored: copies and log that it needs are kept, older ones deleted.',
        'spec.instanceSidecarConfiguration': 'It runs in every pod of the database.',
      },
    }),
    sourced(schedule, backup.path, {
      comments: {
        'spec.schedule': 'Second, minute, hour, day, month and weekday, in UTC.',
        'spec.immediate': 'The first copy is made at once: without one the log restores nothing.',
        'spec.backupOwnerReference':
          'A backup goes with its schedule, not with the cluster that it is to restore.',
      },
    }),
  ];
}

/** Checksums of newer kits of AWS, which not every server of S3 knows. */
const whenRequired = ['AWS_REQUEST_CHECKSUM_CALCULATION', 'AWS_RESPONSE_CHECKSUM_VALIDATION'].map((name) => ({
  name,
  value: 'when_required',
}));

/** Where a bucket in the cluster keeps the files, and the key to it. */
function inCluster(keeper: Store, { bucket }: Backup): JsonObject {
  const { secret: name } = keeper;
  return {
    destinationPath: `s3://${bucket}/postgres`,
    endpointURL: `http://${storeHost(keeper)}:${keeper.port}`,
    s3Credentials: {
      accessKeyId: { name, key: 'access-key' },
      secretAccessKey: { name, key: 'secret-key' },
    },
  };
}

/** What lets databases in to the servers of the buckets that keep their backups. */
export function backupOpenings({ stores }: Environment): readonly Opening[] {
  return stores.flatMap((store) => {
    const { backup, namespace, runs } = store;
    const keeper = backup === undefined ? undefined : bucketInCluster(stores, backup.bucket);
    if (backup === undefined || keeper === undefined || runs !== 'cluster') return [];
    const pods = { labels: storePods(store), namespace };
    return [bucketOpening(keeper, pods, `backups of ${store.name}`, backup.path)];
  });
}

/** Where the cloud keeps the files, and as whom the pods write them: by their identity, with no key. */
function destination({ cloud }: Environment, { bucket }: Backup): JsonObject {
  switch (cloud.provider) {
    case 'aws':
      return { destinationPath: `s3://${bucket}/postgres`, s3Credentials: { inheritFromIAMRole: true } };
    case 'gcp':
      return { destinationPath: `gs://${bucket}/postgres`, googleCredentials: { gkeEnvironment: true } };
    case 'azure': {
      // Storage accounts have names of 3 to 24 letters and digits.
      const account = bucket.replaceAll('-', '').slice(0, 24);
      return {
        destinationPath: `https://${account}.blob.core.windows.net/${bucket}/postgres`,
        azureCredentials: { inheritFromAzureAD: true },
      };
    }
  }
}
