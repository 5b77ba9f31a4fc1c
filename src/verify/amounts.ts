import { formatBytes, formatCpu, parseQuantity } from '../base/index.ts';
import type { Cluster, Workload } from '../facts/index.ts';
import { type Container, containersOf } from './container.ts';
import { oncePer } from './once-per.ts';
import { type Fields, fieldsAt, listAt } from './value.ts';

/** Amounts by resource name, in base units: cores, bytes, counts. */
export type Amounts = Readonly<Record<string, number>>;

/** What a container or a pod asks for and what it may take at most. */
export interface Bounds {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** The quantities of a map; what is no quantity is left out. */
export function amountsAt(value: unknown, ...path: readonly string[]): Amounts {
  const amounts: Record<string, number> = {};
  for (const [name, quantity] of Object.entries(fieldsAt(value, ...path))) {
    if (typeof quantity !== 'string' && typeof quantity !== 'number') continue;
    const amount = parseQuantity(quantity);
    if (amount !== undefined) amounts[name] = amount;
  }
  return amounts;
}

/** What the files state, after the API server has made each limit without a request a request too. */
export function statedBounds(owner: Fields): Bounds {
  const limits = amountsAt(owner, 'resources', 'limits');
  return { requests: { ...limits, ...amountsAt(owner, 'resources', 'requests') }, limits };
}

/** The bounds of a container in the cluster: the stated ones, and for the rest what LimitRanges fill in. */
export function boundsOf(container: Container, defaults: Bounds): Bounds {
  const { requests, limits } = statedBounds(container.value);
  return {
    requests: { ...defaults.requests, ...requests },
    limits: { ...defaults.limits, ...limits },
  };
}

/** What the LimitRanges of a namespace fill in for containers that state nothing. */
export function defaultsIn(cluster: Cluster, namespace: string | undefined): Bounds {
  return defaultsByNamespace(cluster).get(namespace) ?? { requests: {}, limits: {} };
}

const defaultsByNamespace = oncePer((cluster: Cluster): ReadonlyMap<string | undefined, Bounds> => {
  const found = new Map<string | undefined, Bounds>();
  for (const range of cluster.ofKind('LimitRange')) {
    for (const item of listAt(range.value, 'spec', 'limits')) {
      if (fieldsAt(item).type !== 'Container') continue;
      const before = found.get(range.namespace);
      const limits = { ...amountsAt(item, 'max'), ...amountsAt(item, 'default') };
      const requests = { ...amountsAt(item, 'min'), ...limits, ...amountsAt(item, 'defaultRequest') };
      found.set(range.namespace, {
        requests: { ...requests, ...before?.requests },
        limits: { ...limits, ...before?.limits },
      });
    }
  }
  return found;
});

/**
 * What the scheduler and a quota count for one pod: the containers together, or an init container that
 * needs more before they start; amounts stated for the whole pod go first, the overhead comes on top.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podBounds(workload: Workload, defaults: Bounds): Bounds {
  const containers = containersOf(workload).map((container) => ({
    role: container.role,
    bounds: boundsOf(container, defaults),
  }));
  const { requests, limits } = statedBounds(workload.pod);
  const overhead = amountsAt(workload.pod, 'overhead');
  const total = (side: keyof Bounds): Amounts => {
    let lasting: Amounts = {};
    let peak: Amounts = {};
    for (const { role, bounds } of containers.filter(({ role }) => role === 'init' || role === 'sidecar')) {
      if (role === 'sidecar') lasting = plus(lasting, bounds[side]);
      else peak = most(peak, plus(lasting, bounds[side]));
    }
    for (const { role, bounds } of containers) if (role === 'main') lasting = plus(lasting, bounds[side]);
    return most(lasting, peak);
  };
  return {
    requests: plus({ ...total('requests'), ...requests }, overhead),
    limits: plus({ ...total('limits'), ...limits }, overhead),
  };
}

/** An amount as a quantity: `500m` of cpu, `256Mi` of memory, `3` of anything else. */
export function amountText(resource: string, amount: number): string {
  if (/(^|\.)cpu$/.test(resource)) return formatCpu(amount);
  return /(memory|storage)$|hugepages-/.test(resource) ? formatBytes(amount) : String(amount);
}

/** The sum of amounts, name by name. */
export function plus(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (x, y) => x + y);
}

function most(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, Math.max);
}

function combine(a: Amounts, b: Amounts, join: (x: number, y: number) => number): Amounts {
  const all: Record<string, number> = { ...a };
  for (const [name, amount] of Object.entries(b)) all[name] = join(all[name] ?? 0, amount);
  return all;
}
