import type { DataPath } from '../../../base/index.ts';
import type { KubernetesObject } from '../../../facts/index.ts';
import { fieldsAt, listAt } from '../../value.ts';

/** One of the traffic policies of a DestinationRule. */
export interface TrafficPolicy {
  readonly path: DataPath;
  readonly value: unknown;
}

/** The traffic policies of a DestinationRule: its own, those of ports and those of subsets. */
export function policiesOf({ value }: KubernetesObject): readonly TrafficPolicy[] {
  const roots: readonly DataPath[] = [
    ['spec', 'trafficPolicy'],
    ...listAt(value, 'spec', 'subsets').map((_, index) => ['spec', 'subsets', index, 'trafficPolicy']),
  ];
  return roots.flatMap((path) => [
    { path, value: fieldsAt(value, ...path) },
    ...listAt(value, ...path, 'portLevelSettings').map((port, index) => ({
      path: [...path, 'portLevelSettings', index],
      value: port,
    })),
  ]);
}
