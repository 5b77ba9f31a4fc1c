import { compact, formatBytes, type Sourced } from '../../../base/index.ts';
import { bucketInCluster, type Environment, type Platform, type Store } from '../../../model/index.ts';
import { derivedAnnotations } from '../account-annotations.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { requirements } from '../workload/container.ts';
import { tolerationsOf } from '../workload/placement.ts';
import { backupPlugin, postgresBackup } from './backup.ts';
import { pooler } from './pooler.ts';

/**
 * Images by major version, by tags that are never moved. Source: the image catalogue of CloudNativePG
 * (cloudnative-pg/artifacts, image-catalogs/catalog-system-bookworm.yaml), 2026-08-31.
 */
const images: Readonly<Record<string, string>> = {
  '14': '14.24-202608310817-system-bookworm',
  '15': '15.19-202608310817-system-bookworm',
  '16': '16.15-202608310817-system-bookworm',
  '17': '17.11-202608310816-system-bookworm',
  '18': '18.6-202608310817-system-bookworm',
};

/** A PostgreSQL cluster of the CloudNativePG operator: one primary, the others standbys, one to a zone. */
export function postgresCluster(
  platform: Platform,
  environment: Environment,
  store: Store,
): readonly Sourced[] {
  const pool = environment.cluster.pools.find((one) => one.name === store.pool);
  const spread = store.instances > 1;
  const object = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name: store.name,
      namespace: store.namespace,
      labels: labelsOf(platform, store.name, 'database'),
    },
    spec: compact<Record<string, unknown>>({
      instances: store.instances,
      imageName: `ghcr.io/cloudnative-pg/postgresql:${images[store.version] ?? store.version}`,
      primaryUpdateStrategy: 'unsupervised',
      primaryUpdateMethod: spread ? 'switchover' : undefined,
      enablePDB: spread ? undefined : false,
      serviceAccountTemplate: account(platform, environment, store),
      postgresql: postgresql(store),
      plugins:
        store.backup === undefined
          ? undefined
          : [
              {
                name: backupPlugin,
                isWALArchiver: true,
                parameters: { barmanObjectName: store.name },
              },
            ],
      bootstrap: { initdb: { database: store.database, owner: store.database } },
      storage: compact<Record<string, unknown>>({
        size: formatBytes(store.storage),
        storageClass: store.storageClass,
      }),
      resources: requirements(store.resources),
      affinity: compact<Record<string, unknown>>({
        enablePodAntiAffinity: spread ? true : undefined,
        podAntiAffinityType: spread
          ? store.instances <= (pool?.zones ?? environment.cloud.zones)
            ? 'required'
            : 'preferred'
          : undefined,
        topologyKey: spread ? 'topology.kubernetes.io/zone' : undefined,
        nodeSelector: pool === undefined ? undefined : { ...pool.labels },
        tolerations: pool === undefined || pool.taints.length === 0 ? undefined : tolerationsOf(pool),
      }),
    }),
  };
  return [
    sourced(object, store.path, {
      fields: {
        'spec.instances': [...store.path, 'instances'],
        'spec.storage.size': [...store.path, 'storage'],
        'spec.resources': [...store.path, 'resources'],
        'spec.affinity.nodeSelector': [...store.path, 'pool'],
        'spec.postgresql.synchronous': [...store.path, 'synchronous'],
        ...(store.backup === undefined
          ? {}
          : { 'spec.postgresql.parameters': store.backup.path, 'spec.plugins': store.backup.path }),
      },
      comments: {
        ...(spread
          ? {
              'spec.affinity.topologyKey': 'One instance to a zone: the loss of a zone costs one.',
              'spec.primaryUpdateMethod': 'A standby takes over before the primary is restarted.',
            }
          : {
              'spec.enablePDB': 'A budget for a single instance would keep its node from ever being drained.',
            }),
        ...(store.synchronous
          ? { 'spec.postgresql.synchronous': 'A commit waits until one standby has it.' }
          : {}),
        ...(store.backup === undefined
          ? {}
          : {
              'spec.postgresql.parameters.archive_timeout':
                'The log leaves the cluster at least this often: half of what may be lost, the rest is for its way.',
              'spec.plugins': 'Base backups and every change between them go to object storage.',
            }),
      },
    }),
    ...postgresBackup(platform, environment, store),
    ...pooler(platform, environment, store),
  ];
}

/** The identity as which backups are written. */
function account(platform: Platform, environment: Environment, store: Store): object | undefined {
  const ofCloud =
    store.backup !== undefined && bucketInCluster(environment.stores, store.backup.bucket) === undefined;
  const annotations = !ofCloud ? undefined : derivedAnnotations(platform, environment, store.name);
  return annotations === undefined ? undefined : { metadata: { annotations: { ...annotations } } };
}

/** Settings of the server that the definition asks for; undefined where it asks for none. */
function postgresql(store: Store): Record<string, unknown> | undefined {
  const settings = compact<Record<string, unknown>>({
    parameters:
      store.backup === undefined ? undefined : { archive_timeout: `${Math.floor(store.backup.rpo / 2)}s` },
    synchronous: store.synchronous ? synchronous(store) : undefined,
  });
  return Object.keys(settings).length === 0 ? undefined : settings;
}

/** With a single standby its loss must not stop the database. */
function synchronous(store: Store): Record<string, unknown> {
  return { method: 'any', number: 1, dataDurability: store.instances > 2 ? 'required' : 'preferred' };
}
