import type { Sourced } from '../../../base/index.ts';
import type { PodDisruptionBudget } from '../../../kubernetes/index.ts';
import type { Platform, Store } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { storePods } from '../store-pods.ts';

/** A budget for the nodes of a queue: its operator makes none, and two of three nodes away is no majority. */
export function storeBudget(platform: Platform, store: Store): readonly Sourced[] {
  if (store.type !== 'rabbitmq' || store.instances < 2) return [];
  const object: PodDisruptionBudget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: store.name,
      namespace: store.namespace,
      labels: labelsOf(platform, store.name, 'queue'),
    },
    spec: { maxUnavailable: 1, selector: { matchLabels: storePods(store) } },
  };
  return [sourced(object, [...store.path, 'instances'])];
}
