import { isObject, type JsonObject, type Sourced, valueAt } from '../../../../base/index.ts';
import {
  administratorSecret,
  keysOfBucket,
  type SecretVariable,
  type Service,
  type Store,
} from '../../../../model/index.ts';
import { hostOf } from '../../addresses.ts';
import { portsPastSidecar, serverPorts } from '../../object-servers.ts';
import { dataVolume, statefulStore } from '../stateful-store.ts';
import { keyVariable } from './key-variable.ts';
import { filerSettings, identitiesFile } from './settings.ts';

/** Source: Docker Hub, chrislusf/seaweedfs; its pods run as the image's user `seaweed`. */
export function imageOf({ version }: Store): string {
  return `docker.io/chrislusf/seaweedfs:${version}`;
}

export const serverUser = 1000;

const MiB = 1024 ** 2;

/** The name that a server has among its peers. */
function serverHost({ name, namespace }: Store, server: string | number): string {
  const pod = typeof server === 'number' ? `${name}-${server}` : server;
  return `${pod}.${hostOf(`${name}-headless`, namespace)}`;
}

/** All masters, as programs are told of them. */
export function mastersOf(store: Store): string {
  return Array.from(
    { length: store.instances },
    (_, index) => `${serverHost(store, index)}:${serverPorts.master}`,
  ).join(',');
}

/**
 * Servers of objects, run like any other stateful service. Each is master, volume, filer and gateway in one, so that all
 * are alike; several keep the names of objects in a database that they share, and every object on two of them.
 * @param buckets those that lie on these servers
 */
export function serversAsService(
  store: Store,
  buckets: readonly Store[],
  metadata: Store | undefined,
): Service {
  const check = { kind: 'http', path: '/status', port: 'http-s3' } as const;
  const timing = { delay: 0, period: 10, timeout: 5, failures: 3, path: store.path };
  return {
    ...statefulStore(store),
    image: imageOf(store),
    command: ['/bin/sh', '-ec'],
    args: [startScript(store, buckets, metadata)],
    ports: [
      port(store, 'http-s3', serverPorts.s3, 'http'),
      port(store, 'metrics', serverPorts.metrics, undefined),
    ],
    probes: {
      live: { check, ...timing },
      ready: { check, ...timing },
      // Ten minutes: the database may be made at the same time, and a majority of masters must find each other.
      startup: { check, ...timing, failures: 60 },
    },
    secrets: [...keyVariables(store, buckets), ...loginVariables(metadata)],
    files: [{ folder: '/etc/seaweedfs', files: { 'filer.toml': filerSettings(metadata) }, path: store.path }],
    volumes: [
      dataVolume(store),
      { kind: 'temporary', name: 'tmp', mountPath: '/tmp', size: 16 * MiB, path: store.path },
    ],
    placement: { zones: 'required', hosts: 'required', pool: 'required' },
    shutdown: { drain: 30, delay: 5 },
    user: serverUser,
  };
}

function port(store: Store, name: string, number: number, application: string | undefined) {
  return { name, port: number, expose: number, protocol: 'TCP', application, path: store.path } as const;
}

function keyVariables(store: Store, buckets: readonly Store[]): readonly SecretVariable[] {
  const owners = [
    { name: 'administrator', secret: administratorSecret(store), path: store.path },
    ...buckets.map(({ name, secret, path }) => ({ name, secret, path })),
  ];
  return owners.flatMap(({ name, secret, path }) =>
    keysOfBucket.map((key) => ({ name: keyVariable(name, key), secret, key, path })),
  );
}

/** Settings of filers may come from variables: WEED_POSTGRES2_PASSWORD is `password` of `[postgres2]`. */
function loginVariables(metadata: Store | undefined): readonly SecretVariable[] {
  if (metadata === undefined) return [];
  return (['username', 'password'] as const).map((key) => ({
    name: `WEED_POSTGRES2_${key.toUpperCase()}`,
    secret: `${metadata.name}-app`,
    key,
    path: metadata.path,
  }));
}

/** Volumes are files of this size: about a hundred to a disk, so that many buckets find room on it. */
function volumeSize(storage: number): number {
  return Math.min(10_240, Math.max(256, Math.round(storage / 100 / MiB)));
}

function startScript(store: Store, buckets: readonly Store[], metadata: Store | undefined): string {
  const several = store.instances > 1;
  const uploads = Math.floor(store.resources.memory.limit / 4 / MiB);
  const flags = [
    '-dir=/data',
    `-ip="${serverHost(store, '$HOSTNAME')}"`,
    '-ip.bind=0.0.0.0',
    ...(several ? ['-rack="$HOSTNAME"', `-master.peers=${mastersOf(store)}`] : []),
    `-master.defaultReplication=${several ? '010' : '000'}`,
    `-master.volumeSizeLimitMB=${volumeSize(store.storage)}`,
    '-master.telemetry=false',
    '-volume.max=0',
    '-filer',
    '-filer.disableDirListing',
    '-s3',
    '-s3.config=/tmp/identities.json',
    '-s3.iam=false',
    '-s3.allowDeleteBucketNotEmpty=false',
    `-s3.concurrentUploadLimitMB=${uploads}`,
    '-s3.port.iceberg=0',
    '-s3.port.lance=0',
    `-metricsPort=${serverPorts.metrics}`,
  ];
  return [
    '# Each key may do with its own bucket what objects need, and nothing else.',
    'umask 077',
    `cat > /tmp/identities.json <<EOF\n${identitiesFile(buckets)}\nEOF`,
    ...(metadata === undefined
      ? []
      : [
          '# Without its database a server ends at once, and would be started again at ever longer intervals.',
          `until nc -z ${hostOf(`${metadata.name}-rw`, metadata.namespace)} ${metadata.port}; do sleep 2; done`,
        ]),
    `exec /usr/bin/weed -logtostderr=true server ${flags.join(' \\\n  ')}`,
    '',
  ].join('\n');
}

/** The StatefulSet as servers need it; every other object as it is. */
export function asServers(object: Sourced, store: Store, meshed: boolean): Sourced {
  if (object.value.kind !== 'StatefulSet') return object;
  const template = valueAt(object.value, ['spec', 'template']);
  if (!isObject(template)) return object;
  const { metadata, spec } = template as { readonly metadata: JsonObject; readonly spec: JsonObject };
  const volumes = (Array.isArray(spec.volumes) ? spec.volumes : []).map((volume) =>
    isObject(volume) && volume.name === 'tmp'
      ? { ...volume, emptyDir: { ...(volume.emptyDir as JsonObject), medium: 'Memory' } }
      : volume,
  );
  const own = portsPastSidecar.join(',');
  const annotations = {
    'traffic.sidecar.istio.io/excludeInboundPorts': own,
    'traffic.sidecar.istio.io/excludeOutboundPorts': own,
  };
  const { replicas, serviceName, ...others } = object.value.spec as JsonObject;
  const value = {
    ...object.value,
    spec: {
      replicas,
      serviceName,
      ...(store.instances > 1 ? { podManagementPolicy: 'Parallel' } : {}),
      ...others,
      template: {
        metadata: meshed ? { ...metadata, annotations } : metadata,
        spec: { ...spec, volumes },
      },
    },
  };
  return {
    ...object,
    value: value as JsonObject,
    comments: new Map([
      ...(object.comments ?? []),
      ...(store.instances > 1
        ? ([
            ['spec.podManagementPolicy', 'None is ready before a majority of them runs.'],
            [
              'spec.template.spec.containers[0].args',
              'Every server is a rack of its own and lies in a zone of its own: a copy in another rack is one in another zone.',
            ],
          ] as const)
        : []),
      ...(meshed
        ? ([
            [
              'spec.template.metadata.annotations',
              'What servers say to each other passes the sidecar by: their protocol opens connections by address.',
            ],
          ] as const)
        : []),
    ]),
  };
}
