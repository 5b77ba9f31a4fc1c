import type { Toleration } from '../../../kubernetes/index.ts';
import type { Edge, Environment } from '../../../model/index.ts';

/** Where the pods of the edge may lie, as charts write it. */
export function scheduling(
  environment: Environment,
  edge: Edge,
): {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly Toleration[];
} {
  const pool = environment.cluster.pools.find(({ name }) => name === edge.pool);
  if (pool === undefined) return {};
  const tolerations: readonly Toleration[] = pool.taints.map(({ key, value, effect }) => ({
    key,
    operator: 'Equal',
    value,
    effect,
  }));
  return { nodeSelector: pool.labels, ...(tolerations.length === 0 ? {} : { tolerations }) };
}

/** Pods with these labels spread over zones and nodes as far as there are any. */
export function spread(labels: Readonly<Record<string, string>>): readonly object[] {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: labels },
  }));
}

/** Request and limit; cpu has no limit, since a throttled gateway is slow for everybody. */
export function resources(cpu: string, memory: string, limit = memory): object {
  return { requests: { cpu, memory }, limits: { memory: limit } };
}

/** One pod at a time may be away while nodes are drained. */
export const oneAway = { enabled: true, maxUnavailable: 1 } as const;

/** Percentage of its requested cpu at which a gateway gets another pod. */
export const cpuTarget = 70;

/** Whether the pods of an edge follow its load. */
export function isScaled({ replicas }: Edge): boolean {
  return replicas.maximum > replicas.minimum;
}
