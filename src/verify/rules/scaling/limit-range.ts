import type { DataPath } from '../../../base/index.ts';
import type { Cluster, Workload } from '../../../facts/index.ts';
import { amountsAt, amountText, type Bounds, boundsOf, defaultsIn, plus, podBounds } from '../../amounts.ts';
import { containersOf } from '../../container.ts';
import { sidecarBounds } from '../../sidecar.ts';
import { textAt } from '../../value.ts';

/** What a LimitRange judges: a container, or the pod as a whole. */
export interface Subject {
  readonly type: 'Container' | 'Pod';
  readonly name: string;
  readonly bounds: Bounds;
  readonly path: DataPath;
}

/** One bound that a subject is outside of. */
export interface Refusal {
  /** As part of a sentence: `limits memory to 4Gi, above the maximum 2Gi`. */
  readonly text: string;
  /** From the subject down. */
  readonly path: DataPath;
  /** From the item of the LimitRange down. */
  readonly bound: DataPath;
}

/** Everything of a workload's pods that a LimitRange judges, injected sidecars too. */
export function subjectsOf(cluster: Cluster, workload: Workload): readonly Subject[] {
  const { namespace, podPath = [] } = workload;
  const defaults = defaultsIn(cluster, namespace);
  const containers = containersOf(workload)
    .filter(({ role }) => role !== 'ephemeral')
    .map((container): Subject => {
      const { name, path } = container;
      return { type: 'Container', name: `container ${name}`, bounds: boundsOf(container, defaults), path };
    });
  const pod = podBounds(workload, defaults);
  const sidecar = sidecarBounds(cluster, workload);
  if (sidecar === undefined)
    return [...containers, { type: 'Pod', name: 'the pod', bounds: pod, path: podPath }];
  const bounds = {
    requests: plus(pod.requests, sidecar.requests),
    limits: plus(pod.limits, sidecar.limits),
  };
  return [
    ...containers,
    { type: 'Container', name: 'the injected sidecar', bounds: sidecar, path: podPath },
    { type: 'Pod', name: 'the pod with its sidecar', bounds, path: podPath },
  ];
}

/**
 * The bounds of one item of a LimitRange that a subject is outside of.
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.34.0/plugin/pkg/admission/limitranger/admission.go
 */
export function refusalsOf({ type, bounds }: Subject, item: unknown): readonly Refusal[] {
  if (textAt(item, 'type') !== type) return [];
  return [...belowMinimum(bounds, item), ...aboveMaximum(bounds, item), ...aboveRatio(bounds, item)];
}

function* belowMinimum({ requests, limits }: Bounds, item: unknown): Iterable<Refusal> {
  for (const [resource, least] of Object.entries(amountsAt(item, 'min'))) {
    const [request, limit] = [requests[resource], limits[resource]];
    const text = amountText(resource, least);
    const say = (what: string, path: DataPath) => ({ text: what, path, bound: ['min', resource] });
    if (request === undefined) {
      yield say(`requests no ${resource}, below the minimum ${text}`, ['resources', 'requests']);
    } else if (request < least) {
      const asked = amountText(resource, request);
      yield say(`requests ${asked} of ${resource}, below the minimum ${text}`, [
        'resources',
        'requests',
        resource,
      ]);
    } else if (limit !== undefined && limit < least) {
      const allowed = amountText(resource, limit);
      yield say(`limits ${resource} to ${allowed}, below the minimum ${text}`, [
        'resources',
        'limits',
        resource,
      ]);
    }
  }
}

function* aboveMaximum({ requests, limits }: Bounds, item: unknown): Iterable<Refusal> {
  for (const [resource, most] of Object.entries(amountsAt(item, 'max'))) {
    const [request, limit] = [requests[resource], limits[resource]];
    const text = amountText(resource, most);
    const say = (what: string, path: DataPath) => ({ text: what, path, bound: ['max', resource] });
    if (limit === undefined) {
      yield say(`does not limit ${resource}, above the maximum ${text}`, ['resources', 'limits']);
    } else if (limit > most) {
      const allowed = amountText(resource, limit);
      yield say(`limits ${resource} to ${allowed}, above the maximum ${text}`, [
        'resources',
        'limits',
        resource,
      ]);
    } else if (request !== undefined && request > most) {
      const asked = amountText(resource, request);
      yield say(`requests ${asked} of ${resource}, above the maximum ${text}`, [
        'resources',
        'requests',
        resource,
      ]);
    }
  }
}

function* aboveRatio({ requests, limits }: Bounds, item: unknown): Iterable<Refusal> {
  for (const [resource, most] of Object.entries(amountsAt(item, 'maxLimitRequestRatio'))) {
    const [request = 0, limit = 0] = [requests[resource], limits[resource]];
    const bound = ['maxLimitRequestRatio', resource];
    if (request === 0 || limit === 0) {
      const absent = request === 0 ? 'requests no' : 'does not limit';
      const text = `${absent} ${resource}, which the ratio ${most} needs`;
      yield { text, path: ['resources', request === 0 ? 'requests' : 'limits'], bound };
    } else if (limit / request > most * (1 + 1e-9)) {
      const ratio = Number((limit / request).toFixed(2));
      const text = `limits ${resource} to ${ratio} times the request, above the ratio ${most}`;
      yield { text, path: ['resources', 'limits', resource], bound };
    }
  }
}
