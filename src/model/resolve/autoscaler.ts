import type { DataPath } from '../../base/index.ts';
import type { Autoscaler, CloudPlace, Pool } from '../platform/cluster.ts';
import { type Context, pick, pickPath } from './context.ts';

/** The times that the cluster autoscaler waits itself, in seconds (its FAQ, parameters). */
const defaultWait = 600;

/** Whether the number of a pool's nodes moves by itself. */
export function movesByItself(pool: Pool): boolean {
  return pool.scaling === 'automatic' && pool.nodes.minimum < pool.nodes.maximum;
}

/**
 * What adds and removes nodes. Azure and Google scale node pools themselves; on aws software in the cluster does, as
 * soon as a pool may grow.
 */
export function resolveAutoscaler(
  context: Context,
  { provider }: CloudPlace,
  pools: readonly Pool[],
): Autoscaler | undefined {
  const given = context.definition.cluster;
  const path = pickPath(given?.autoscaler, context, ['cluster', 'autoscaler']);
  const wanted = pick(given?.autoscaler, context);
  const moving = pools.filter(movesByItself);
  if (wanted !== undefined && wanted !== 'none') reportWanted(context, wanted, provider, pools, moving, path);
  const kind = wanted ?? (provider === 'aws' ? 'cluster-autoscaler' : 'none');
  if (kind === 'none' || moving.length === 0) return undefined;
  return {
    kind,
    unneeded: given?.scaleDown?.unneeded ?? defaultWait,
    delay: given?.scaleDown?.delay ?? defaultWait,
    path: wanted === undefined ? ['cluster', 'pools'] : path,
  };
}

function reportWanted(
  context: Context,
  wanted: Autoscaler['kind'],
  provider: CloudPlace['provider'],
  pools: readonly Pool[],
  moving: readonly Pool[],
  path: DataPath,
): void {
  const needs = [
    ['cloud', 'provider'],
    ['cluster', 'pools'],
  ];
  if (provider !== 'aws') {
    context.report({
      path,
      reason: `${provider} adds and removes nodes itself, without software in the cluster`,
      fix: 'Remove it: the ranges of the pools are enough.',
      needs,
    });
  } else if (moving.length === 0) {
    context.report({
      path,
      reason: (where) => `no pool has a range of nodes in ${where}, so that ${wanted} has nothing to do`,
      fix: "Give a pool a range and scaling: 'automatic', or write 'none'.",
      needs,
    });
  } else if (
    wanted === 'karpenter' &&
    !pools.some((pool) => !moving.includes(pool) && pool.taints.length === 0)
  ) {
    context.report({
      path,
      reason: (where) => `karpenter makes the nodes of every pool in ${where}, and has none to run on itself`,
      fix: 'Add a pool without taints whose number of nodes is fixed: nodes: 2.',
      needs,
    });
  }
}
