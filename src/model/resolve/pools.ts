import type { DataPath } from '../../base/index.ts';
import { machine } from '../machine.ts';
import type { CloudPlace, Pool } from '../platform/cluster.ts';
import type { InstanceTypes } from '../schema/pool.ts';
import { type Context, own, pick, pickAll, pickPath } from './context.ts';

const defaultNodeVolume = 50 * 1024 ** 3;

type ReadPool = NonNullable<NonNullable<Context['definition']['cluster']>['pools']>[string];

/** The pools that have nodes in the environment. */
export function resolvePools(context: Context, cloud: CloudPlace): readonly Pool[] {
  const given = Object.entries(context.definition.cluster?.pools ?? {});
  const pools = given.flatMap(([name, pool]) => resolvePool(context, cloud, name, pool) ?? []);
  reportEqualLabels(context, pools);
  return pools;
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
      reason: (where) =>
        `the pool '${name}' spreads over ${zones} zones, but the cloud has ${cloud.zones} in ${where}`,
      fix: `Write at most ${cloud.zones}, or raise cloud.zones.`,
      needs: [['cloud', 'zones']],
    });
  }
  return {
    name,
    instances,
    nodes,
    capacity: pool.capacity ?? 'on-demand',
    taints: pool.taints ?? [],
    labels: pool.labels === undefined ? { pool: name } : pickAll(pool.labels, context),
    scaling: pool.scaling ?? 'automatic',
    zones,
    volume: pool.volume ?? defaultNodeVolume,
    ssh: pool.ssh ?? false,
    purpose: pool.purpose,
    path,
  };
}

/** The machine types for the cloud, each with the place where it is written. */
function typesOf(given: InstanceTypes, provider: string, path: DataPath): readonly [string, DataPath][] {
  if (typeof given === 'string') return [[given, path]];
  if (isList(given)) return given.map((type, index) => [type, [...path, index]]);
  const types = own(given, provider);
  return types === undefined ? [] : typesOf(types, provider, [...path, provider]);
}

function isList(given: InstanceTypes): given is readonly string[] {
  return Array.isArray(given);
}

function instanceTypes(
  context: Context,
  { provider }: CloudPlace,
  pool: ReadPool,
  path: DataPath,
): readonly string[] {
  const place = pickPath(pool.instance, context, [...path, 'instance']);
  const given = pick(pool.instance, context);
  if (given === undefined) {
    if (pick(pool.nodes, context) !== undefined) {
      context.report({
        path: place,
        reason: (where) => `the pool has nodes in ${where}, but no machine type`,
        fix: 'Name the machine type of every environment that has nodes.',
      });
    }
    return [];
  }
  const types = typesOf(given, provider, place);
  const needs = [['cloud', 'provider']];
  if (types.length === 0) {
    context.report({
      path: place,
      reason: `the pool has no machine type for ${provider}`,
      fix: `Add ${provider}: '...' beside the others.`,
      needs,
    });
  }
  for (const [type, at] of types) {
    const found = machine(provider, type);
    if (found.kind !== 'misspelt') continue;
    context.report({
      path: at,
      reason: `${provider} has no machine type '${type}'`,
      fix:
        found.nearest === undefined
          ? 'Write a size that the family has.'
          : `Did you mean '${found.nearest}'?`,
      needs,
    });
  }
  return types.map(([type]) => type);
}

/** Services find their pool by its labels, so that no two pools may share them. */
function reportEqualLabels(context: Context, pools: readonly Pool[]): void {
  const seen = new Map<string, Pool>();
  for (const pool of pools) {
    const key = JSON.stringify(Object.entries(pool.labels).sort());
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, pool);
      continue;
    }
    context.report({
      path: [...pool.path, 'labels'],
      reason: `the pools '${other.name}' and '${pool.name}' have the same labels`,
      fix: `Give '${pool.name}' a label of its own, so that services can be placed on it.`,
      needs: [[...other.path, 'labels']],
    });
  }
}
