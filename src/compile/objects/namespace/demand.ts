import { type Environment, isHosted, type Namespace, type Service } from '../../../model/index.ts';
import { besideStore, poolerInstances, poolerResources } from '../beside.ts';

/** Share of pods that a rolling update adds for a while. */
const surge = 0.25;
/** Nodes that are assumed for an agent of every node where the definition names no pools. */
const unknownNodes = 10;

/** What the pods of a namespace need at their maxima, all at once and during a release. */
export interface Demand {
  readonly pods: number;
  readonly cpu: { readonly request: number; readonly limit: number };
  readonly memory: { readonly request: number; readonly limit: number };
  /** The largest limit of a single container. */
  readonly largest: { readonly cpu: number; readonly memory: number };
}

/** Pods beside the usual ones while a new version takes over: all of them where two versions run side by side. */
function surgeOf({ workload, release, replicas }: Service): number {
  if (workload !== 'Deployment') return 0;
  switch (release.strategy) {
    case 'blueGreen':
    case 'canary':
      return replicas.maximum;
    case 'tracks':
      return (
        (release.next === undefined ? 0 : replicas.maximum) +
        Math.ceil(replicas.maximum * surge) * (release.next === undefined ? 1 : 2)
      );
    case 'rolling':
      return Math.ceil(replicas.maximum * surge);
  }
}

/** Sums the maxima of everything that runs in a namespace. */
export function demandOf(environment: Environment, namespace: Namespace): Demand {
  const nodes = environment.cluster.pools.reduce((sum, pool) => sum + pool.nodes.maximum, 0) || unknownNodes;
  const loads = [
    ...environment.services
      .filter((service) => service.namespace === namespace.name)
      .map((service) => ({
        resources: [service.resources],
        pods: service.workload === 'DaemonSet' ? nodes : service.replicas.maximum + surgeOf(service),
      })),
    ...environment.stores
      .filter((store) => store.runs === 'cluster' && store.namespace === namespace.name && !isHosted(store))
      // An operator's job (first start, joining an instance) runs beside the instances.
      .flatMap((store) => [
        // So do those that make the buckets and look after their servers.
        {
          resources: [store.resources, ...besideStore(store)],
          pods: store.instances + (store.type === 'bucket' ? 2 : 1),
        },
        ...(store.pooler ? [{ resources: [poolerResources], pods: poolerInstances + 1 }] : []),
      ]),
  ];
  const total = {
    pods: 0,
    cpu: { request: 0, limit: 0 },
    memory: { request: 0, limit: 0 },
    largest: { cpu: 0, memory: 0 },
  };
  for (const load of loads) {
    const sidecar = namespace.mesh ? environment.mesh?.proxy : undefined;
    const containers = sidecar === undefined ? load.resources : [...load.resources, sidecar];
    total.pods += load.pods;
    for (const container of containers) {
      total.cpu.request += load.pods * container.cpu.request;
      total.cpu.limit += load.pods * container.cpu.limit;
      total.memory.request += load.pods * container.memory.request;
      total.memory.limit += load.pods * container.memory.limit;
      total.largest.cpu = Math.max(total.largest.cpu, container.cpu.limit);
      total.largest.memory = Math.max(total.largest.memory, container.memory.limit);
    }
  }
  return total;
}
