import type { Cluster, Workload } from '../facts/index.ts';
import type { Bounds } from './amounts.ts';
import { amountsAt } from './amounts.ts';
import { textsAt } from './value.ts';

const ANNOTATIONS = {
  requests: { cpu: 'sidecar.istio.io/proxyCPU', memory: 'sidecar.istio.io/proxyMemory' },
  limits: { cpu: 'sidecar.istio.io/proxyCPULimit', memory: 'sidecar.istio.io/proxyMemoryLimit' },
} as const;

/** What Istio's chart gives a sidecar. Source: `global.proxy.resources` in the values of istiod. */
const USUAL: Bounds = {
  requests: { cpu: 0.1, memory: 128 * 2 ** 20 },
  limits: { cpu: 2, memory: 2 ** 30 },
};

/** Whether Istio adds its sidecar to the pods of a workload when they are created. */
export function isInjected(cluster: Cluster, workload: Workload): boolean {
  const { namespace, labels, object, podPath, pod } = workload;
  if (podPath === undefined || pod.hostNetwork === true) return false;
  const key = 'sidecar.istio.io/inject';
  const own = labels[key] ?? textsAt(object.value, ...podPath.slice(0, -1), 'metadata', 'annotations')[key];
  if (own !== undefined) return own === 'true';
  const found = cluster.find('Namespace', undefined, namespace ?? 'default');
  const chosen = textsAt(found?.value, 'metadata', 'labels');
  return chosen['istio-injection'] === 'enabled' || (chosen['istio.io/rev'] ?? '') !== '';
}

/** What the injected sidecar adds to a pod; undefined where none is injected. */
export function sidecarBounds(cluster: Cluster, workload: Workload): Bounds | undefined {
  if (!isInjected(cluster, workload)) return undefined;
  const { object, podPath = [] } = workload;
  const annotations = textsAt(object.value, ...podPath.slice(0, -1), 'metadata', 'annotations');
  const bound = (side: keyof Bounds) => {
    const { cpu, memory } = ANNOTATIONS[side];
    const stated = { cpu: annotations[cpu] ?? '', memory: annotations[memory] ?? '' };
    return { ...USUAL[side], ...amountsAt(stated) };
  };
  return { requests: bound('requests'), limits: bound('limits') };
}
