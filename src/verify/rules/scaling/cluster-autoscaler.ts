import type { Cluster, Workload } from '../../../facts/index.ts';
import { type Container, lastingContainersOf } from '../../container.ts';
import { listAt, textAt } from '../../value.ts';

/** The containers of a cluster autoscaler that the files run themselves, on Amazon Web Services. */
export function* clusterAutoscalersOf(cluster: Cluster): Iterable<readonly [Workload, Container]> {
  for (const workload of cluster.workloads) {
    for (const container of lastingContainersOf(workload)) {
      const image = textAt(container.value, 'image') ?? '';
      if (!/(^|\/)cluster-autoscaler[:@]?/.test(image)) continue;
      if (flagsOf(container).some(({ text }) => /^--cloud-provider=(?!aws)/.test(text))) continue;
      yield [workload, container];
    }
  }
}

/** The words of its command line, and where each stands. */
export function flagsOf({ value, path }: Container) {
  return (['command', 'args'] as const).flatMap((field) =>
    listAt(value, field).flatMap((text, index) =>
      typeof text === 'string' ? [{ text, path: [...path, field, index] }] : [],
    ),
  );
}
