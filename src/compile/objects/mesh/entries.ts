import type { DataPath, Sourced } from '../../../base/index.ts';
import type { ServiceEntry } from '../../../kubernetes/index.ts';
import {
  bucketInCluster,
  type Environment,
  type External,
  type Platform,
  type Store,
} from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { managedRanges } from '../managed-stores.ts';
import { sourced } from '../sourced.ts';
import { externalsOf, protocolOf } from './externals.ts';

/** Stands for all managed stores: their names are in secrets, but their part of the network is known. */
export const managedHost = 'managed-stores.mesh.internal';

/** The hosts that a program reaches a bucket by, and those that give it the right to. */
export function bucketHosts({ cloud }: Environment, bucket: string): readonly string[] {
  switch (cloud.provider) {
    case 'aws':
      return [
        `${bucket}.s3.${cloud.region}.amazonaws.com`,
        `s3.${cloud.region}.amazonaws.com`,
        `sts.${cloud.region}.amazonaws.com`,
      ];
    case 'azure':
      return ['*.blob.core.windows.net', 'login.microsoftonline.com'];
    case 'gcp':
      return ['storage.googleapis.com', 'sts.googleapis.com', 'iamcredentials.googleapis.com'];
  }
}

/** The hosts outside the cluster that the services and stores of a namespace reach. */
export function namespaceEntries(
  platform: Platform,
  environment: Environment,
  namespace: string,
): readonly Sourced[] {
  const callers = environment.services.filter((one) => one.namespace === namespace);
  const { edge } = environment;
  const called = environment.stores.filter(
    (store) =>
      callers.some((one) => one.calls.stores.includes(store.name)) ||
      // Kong keeps its configuration there.
      (edge?.namespace === namespace && edge.store === store.name),
  );
  const managed = called.filter((store) => store.type !== 'bucket' && store.runs === 'managed');
  const buckets = [
    ...called
      .filter((store) => store.type === 'bucket' && store.runs === 'managed')
      .map(({ bucket }) => bucket),
    ...backupBuckets(environment, namespace),
  ];
  const externals =
    environment.mesh?.egress === undefined
      ? externalsOf(environment).filter((one) => one.callers.some((caller) => caller.namespace === namespace))
      : [];
  return [
    ...(managed.length === 0 ? [] : [managedStores(platform, environment, namespace, managed)]),
    ...(buckets.length === 0 ? [] : [objectStorage(platform, environment, namespace, [...new Set(buckets)])]),
    ...externals.map(({ external }) => externalEntry(platform, external, namespace)),
  ];
}

/** Where the stores of a namespace keep their backups: what makes them runs in their pods, beside a sidecar. */
function backupBuckets({ stores }: Environment, namespace: string): readonly string[] {
  return stores.flatMap(({ namespace: own, runs, backup }) =>
    own === namespace &&
    runs === 'cluster' &&
    backup !== undefined &&
    bucketInCluster(stores, backup.bucket) === undefined
      ? [backup.bucket]
      : [],
  );
}

function entry(
  platform: Platform,
  name: string,
  namespace: string,
  spec: ServiceEntry['spec'],
  from: DataPath,
  comments: Readonly<Record<string, string>> = {},
): Sourced {
  const object: ServiceEntry = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'external') },
    spec,
  };
  return sourced(object, from, { comments });
}

function managedStores(
  platform: Platform,
  environment: Environment,
  namespace: string,
  stores: readonly Store[],
): Sourced {
  const ports = [...new Set(stores.map((store) => store.port))].sort((a, b) => a - b);
  return entry(
    platform,
    'managed-stores',
    namespace,
    {
      hosts: [managedHost],
      addresses: [...new Set(stores.flatMap((store) => managedRanges(environment, store)))],
      ports: ports.map((number) => ({ number, name: `tcp-${number}`, protocol: 'TCP' })),
      location: 'MESH_EXTERNAL',
      resolution: 'NONE',
      exportTo: ['.'],
    },
    ['stores'],
    {
      'spec.hosts': 'No name of the network: connections are told by address and port.',
      'spec.addresses': 'The part of the network that holds managed stores.',
    },
  );
}

function objectStorage(
  platform: Platform,
  environment: Environment,
  namespace: string,
  buckets: readonly string[],
): Sourced {
  return entry(
    platform,
    'object-storage',
    namespace,
    {
      hosts: [...new Set(buckets.flatMap((bucket) => bucketHosts(environment, bucket)))],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      location: 'MESH_EXTERNAL',
      resolution: 'NONE',
      exportTo: ['.'],
    },
    ['stores'],
    { 'spec.resolution': 'The addresses change by the minute; connections go where the program looked up.' },
  );
}

/** The entry of an external system. */
export function externalEntry(platform: Platform, external: External, namespace: string): Sourced {
  const protocol = protocolOf(external.port);
  return entry(
    platform,
    external.name,
    namespace,
    {
      hosts: [external.host],
      ...(external.addresses === undefined ? {} : { addresses: [...external.addresses] }),
      ports: [
        { number: external.port, name: `${protocol}-${external.port}`, protocol: protocol.toUpperCase() },
      ],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
    },
    external.path,
  );
}
