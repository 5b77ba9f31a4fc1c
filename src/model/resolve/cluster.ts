import type { DataPath } from '../../base/index.ts';
import type { CloudPlace, Cluster, StorageClass } from '../platform/cluster.ts';
import { resolveAutoscaler } from './autoscaler.ts';
import { type Context, pick } from './context.ts';
import { resolvePools } from './pools.ts';

/** Kubernetes minors that the generated objects fit: native sidecars and sleep hooks begin with the first. */
const oldestMinor = 30;
const newestMinor = 36;
const defaultVersion = '1.34';

/** The cluster of the environment: version, pools with nodes, storage and priority classes. */
export function resolveCluster(context: Context, cloud: CloudPlace): Cluster {
  const given = context.definition.cluster;
  const version = given?.version ?? defaultVersion;
  const minor = Number(version.slice(2));
  if (minor < oldestMinor || minor > newestMinor) {
    context.report({
      path: ['cluster', 'version'],
      reason: `Kubernetes ${version} is not supported`,
      fix: `Write a version from 1.${oldestMinor} to 1.${newestMinor}.`,
    });
  }
  const pools = resolvePools(context, cloud);
  return {
    version,
    pools,
    storageClasses: resolveStorageClasses(context, cloud),
    autoscaler: resolveAutoscaler(context, cloud, pools),
    apiServer: pick(given?.apiServer, context),
    priorities: resolvePriorities(context),
  };
}

function resolvePriorities(context: Context): Cluster['priorities'] {
  return Object.entries(context.definition.cluster?.priorities ?? {}).map(([name, value]) => {
    const path: DataPath = ['cluster', 'priorities', name];
    if (name.startsWith('system-')) {
      context.report({
        path,
        atKey: true,
        reason: `the priority class '${name}' belongs to Kubernetes, as all that begin with 'system-'`,
        fix: 'Choose another name.',
      });
    }
    return { name, value, path };
  });
}

type ReadClass = NonNullable<NonNullable<Context['definition']['cluster']>['storageClasses']>[string];

function resolveStorageClasses(context: Context, cloud: CloudPlace): readonly StorageClass[] {
  const given = Object.entries(context.definition.cluster?.storageClasses ?? {});
  const classes = given.map(([name, one]) => resolveStorageClass(context, cloud, name, one));
  const defaults = classes.filter((one) => one.default);
  if (defaults[1] !== undefined) {
    context.report({
      path: [...defaults[1].path, 'default'],
      reason: `two storage classes are the default: ${defaults.map((one) => one.name).join(', ')}`,
      fix: 'Leave one of them.',
    });
  }
  return classes;
}

function resolveStorageClass(
  context: Context,
  cloud: CloudPlace,
  name: string,
  given: ReadClass,
): StorageClass {
  const path: DataPath = ['cluster', 'storageClasses', name];
  const type = given.type ?? 'ssd';
  const fileSystem = pick(given.fileSystem, context);
  if (type === 'shared' && cloud.provider === 'aws' && fileSystem === undefined) {
    context.report({
      path: given.fileSystem === undefined ? path : [...path, 'fileSystem'],
      reason: (where) => `the shared storage class '${name}' names no file system in ${where}`,
      fix: "Add fileSystem: 'fs-...' or missing('...').",
      needs: [['cloud', 'provider']],
    });
  }
  reportForeign(context, given, type, path);
  return {
    name,
    type,
    disk: given.disk,
    iops: given.iops,
    throughput: given.throughput,
    key: pick(given.key, context),
    fileSystem,
    reclaim: given.reclaim ?? 'Retain',
    default: given.default ?? false,
    path,
  };
}

function reportForeign(context: Context, given: ReadClass, type: StorageClass['type'], path: DataPath): void {
  const needs = [[...path, 'type']];
  for (const field of ['disk', 'iops', 'throughput'] as const) {
    if (type !== 'shared' || given[field] === undefined) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `a shared file system has no ${field}`,
      fix: `Remove \`${field}\`, or make it type: 'ssd'.`,
      needs,
    });
  }
  if (type === 'ssd' && given.fileSystem !== undefined) {
    context.report({
      path: [...path, 'fileSystem'],
      atKey: true,
      reason: 'a class of disks has no file system',
      fix: "Remove `fileSystem`, or make it type: 'shared'.",
      needs,
    });
  }
}
