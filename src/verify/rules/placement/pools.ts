import { isObject } from '../../../base/index.ts';
import type { Cluster } from '../../../facts/index.ts';
import type { Environment, Pool } from '../../../model/index.ts';
import { membersOf } from '../../members.ts';
import { mayTake } from '../../open-labels.ts';
import { listed } from '../../place.ts';
import type { RuleInput } from '../../rule.ts';
import { textAt } from '../../value.ts';
import type { Scheduling } from './scheduling.ts';

type Taint = Pool['taints'][number];

/** Labels that Kubernetes or the cloud puts on nodes; the definition says nothing about them. */
const nodeLabels =
  /^((beta\.)?kubernetes\.io|topology\.[\w.-]+|failure-domain\.beta\.kubernetes\.io|node\.kubernetes\.io|eks\.amazonaws\.com|cloud\.google\.com|kubernetes\.azure\.com|karpenter\.(sh|k8s\.aws))\//;
/** The one label of that domain that people put on nodes themselves, and then rely on. */
const notMade = ['node.kubernetes.io/lifecycle'];

/** The pools that pods can be judged by; none where nodes come from elsewhere too. */
export function poolsOf(input: RuleInput & { readonly environment: Environment }): readonly Pool[] {
  return membersOf(input).some(bringsNodes) ? [] : input.environment.cluster.pools;
}

/** Pools whose nodes carry what the pods require. */
export function labelledPools(pools: readonly Pool[], { selector, terms }: Scheduling): readonly Pool[] {
  return pools.filter(({ labels }) => {
    const isOpen = (key: string) => nodeLabels.test(key) && !notMade.includes(key);
    const node = { labels: { 'kubernetes.io/os': 'linux', ...labels }, isOpen };
    const takes = (term: unknown) => isObject(term) && mayTake(term, node);
    return mayTake({ matchLabels: selector }, node) && (terms === undefined || terms.some(takes));
  });
}

/** Taints of a pool that keep the pods away. */
export function keptAwayBy({ taints }: Pool, tolerations: readonly unknown[]): readonly Taint[] {
  return taints.filter(
    (taint) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((one) => tolerates(one, taint)),
  );
}

/** Pools on whose nodes the pods may be scheduled. */
export function usablePools(pools: readonly Pool[], scheduling: Scheduling): readonly Pool[] {
  return labelledPools(pools, scheduling).filter(
    (pool) => keptAwayBy(pool, scheduling.tolerations).length === 0,
  );
}

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates(toleration: unknown, { key, value, effect }: Taint): boolean {
  const wanted = {
    key: textAt(toleration, 'key'),
    effect: textAt(toleration, 'effect'),
    exists: textAt(toleration, 'operator') === 'Exists',
  };
  if (wanted.effect !== undefined && wanted.effect !== effect) return false;
  if (wanted.key === undefined) return wanted.exists;
  return wanted.key === key && (wanted.exists || (textAt(toleration, 'value') ?? '') === value);
}

export function taintText({ key, value, effect }: Taint): string {
  return `${key}=${value}:${effect}`;
}

/** `pool general`, `pools general and spot`. */
export function poolsText(pools: readonly Pool[]): string {
  return `pool${pools.length === 1 ? '' : 's'} ${listed(pools.map(({ name }) => name))}`;
}

/** Karpenter and Cluster API make nodes that are no pool of the definition. */
function bringsNodes(cluster: Cluster): boolean {
  return ['NodePool', 'MachineDeployment', 'MachinePool'].some((kind) => cluster.ofKind(kind).length > 0);
}
