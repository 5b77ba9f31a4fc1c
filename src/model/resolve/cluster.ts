import { type DataPath, formatPath } from '../../base/index.ts';
import { machine } from '../machine.ts';
import type { CloudPlace, Cluster, Pool, StorageClass } from '../platform.ts';
import { type Context, pick, pickPath } from './context.ts';

/** Kubernetes minors that the generated objects fit: native sidecars and sleep hooks begin with the first. */
const oldestMinor = 30;
const newestMinor = 36;
const defaultVersion = '1.34';
const defaultNodeVolume = 50 * 1024 ** 3;

type ReadPool = NonNullable<NonNullable<Context['definition']['cluster']>['pools']>[string];

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
  const pools = Object.entries(given?.pools ?? {}).flatMap(
    ([name, pool]) => resolvePool(context, cloud, name, pool) ?? [],
  );
  reportEqualLabels(context, pools);
  return {
    version,
    pools,
    storageClasses: resolveStorageClasses(context, cloud),
    priorities: Object.entries(given?.priorities ?? {}).map(([name, value]) => ({
      name,
      value,
      path: ['cluster', 'priorities', name],
    })),
  };
}

function resolvePool(context: Context, cloud: CloudPlace, name: string, pool: ReadPool): Pool | undefined {
  const path: DataPath = ['cluster', 'pools', name];
  const instances = instanceTypes(context, cloud, pool, path);
  const nodes = pick(pool.nodes, context);
  if (nodes === undefined || nodes.maximum === 0) return undefined;
  const zones = pool.zones ?? cloud.zones;
  if (zones > cloud.zones) {
    context.report({
      path: [...path, 'zones'],
      reason: `the pool '${name}' spreads over ${zones} zones, but the cloud is used in ${cloud.zones}`,
      fix: `Write at most ${cloud.zones}, or raise cloud.zones.`,
    });
  }
  return {
    name,
    instances,
    nodes,
    capacity: pool.capacity ?? 'on-demand',
    taints: pool.taints ?? [],
    labels: pool.labels ?? { pool: name },
    zones,
    volume: pool.volume ?? defaultNodeVolume,
    ssh: pool.ssh ?? false,
    purpose: pool.purpose,
    path,
  };
}

function instanceTypes(
  context: Context,
  cloud: CloudPlace,
  pool: ReadPool,
  path: DataPath,
): readonly string[] {
  const given = pool.instance;
  const types =
    typeof given === 'string' ? [given] : Array.isArray(given) ? (given as readonly string[]) : undefined;
  const chosen =
    types ??
    [(given as Readonly<Record<string, string>>)[cloud.provider]].filter((type) => type !== undefined);
  if (chosen.length === 0) {
    context.report({
      path: [...path, 'instance'],
      reason: `the pool has no machine type for ${cloud.provider}`,
      fix: `Add ${cloud.provider}: '...' beside the others.`,
    });
  }
  for (const [index, type] of chosen.entries()) {
    const found = machine(cloud.provider, type);
    if (found.kind !== 'misspelt') continue;
    const place =
      types === undefined
        ? [...path, 'instance', cloud.provider]
        : [...path, 'instance', ...(Array.isArray(given) ? [index] : [])];
    context.report({
      path: place,
      reason: `${cloud.provider} has no machine type '${type}'`,
      fix:
        found.nearest === undefined
          ? 'Write a size that the family has.'
          : `Did you mean '${found.nearest}'?`,
    });
  }
  return chosen;
}

/** Services find their pool by its labels, so that no two pools may share them. */
function reportEqualLabels(context: Context, pools: readonly Pool[]): void {
  const seen = new Map<string, string>();
  for (const pool of pools) {
    const key = JSON.stringify(Object.entries(pool.labels).sort());
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, pool.name);
      continue;
    }
    context.report({
      path: [...pool.path, 'labels'],
      reason: `the pools '${other}' and '${pool.name}' have the same labels`,
      fix: `Give '${pool.name}' a label of its own, so that services can be placed on it.`,
    });
  }
}

function resolveStorageClasses(context: Context, cloud: CloudPlace): readonly StorageClass[] {
  const classes = Object.entries(context.definition.cluster?.storageClasses ?? {}).map(
    ([name, given]): StorageClass => {
      const path: DataPath = ['cluster', 'storageClasses', name];
      const type = given.type ?? 'ssd';
      const fileSystem = pick(given.fileSystem, context);
      const hole =
        given.fileSystem?.holes.some(({ environment }) => environment === context.environment) ?? false;
      if (type === 'shared' && cloud.provider === 'aws' && fileSystem === undefined && !hole) {
        context.report({
          path: pickPath(given.fileSystem, context, path),
          reason: `the shared storage class '${name}' names no file system in ${context.environment}`,
          fix: "Add fileSystem: 'fs-...' or missing('...').",
        });
      }
      for (const field of ['disk', 'iops', 'throughput'] as const) {
        if (type !== 'shared' || given[field] === undefined) continue;
        context.report({
          path: [...path, field],
          reason: `a shared file system has no ${field}`,
          fix: `Remove ${formatPath([field])}, or make it type: 'ssd'.`,
        });
      }
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
    },
  );
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
