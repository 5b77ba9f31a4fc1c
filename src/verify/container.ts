import type { DataPath } from '../base/index.ts';
import { isObject } from '../base/index.ts';
import type { Workload } from '../facts/index.ts';
import { oncePer } from './once-per.ts';
import { type Fields, listAt, textAt } from './value.ts';

/** One container of a workload's pods. */
export interface Container {
  readonly name: string;
  /** A sidecar is an init container that keeps running beside the others (`restartPolicy: Always`). */
  readonly role: 'main' | 'sidecar' | 'init' | 'ephemeral';
  readonly value: Fields;
  /** Where the container stands inside the workload's object. */
  readonly path: DataPath;
}

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const;

/** All containers that the files give a workload, the main ones first; none for operator resources. */
export const containersOf: (workload: Workload) => readonly Container[] = oncePer(({ podPath, pod }) =>
  podPath === undefined
    ? []
    : LISTS.flatMap((list) =>
        listAt(pod, list).flatMap((value, index) => {
          if (!isObject(value)) return [];
          const name = textAt(value, 'name') ?? `${list}[${index}]`;
          return [{ name, role: roleOf(list, value), value, path: [...podPath, list, index] }];
        }),
      ),
);

/** Containers that run as long as the pod does. */
export function lastingContainersOf(workload: Workload): readonly Container[] {
  return containersOf(workload).filter(({ role }) => role === 'main' || role === 'sidecar');
}

function roleOf(list: (typeof LISTS)[number], value: Fields): Container['role'] {
  if (list === 'containers') return 'main';
  if (list === 'ephemeralContainers') return 'ephemeral';
  return value.restartPolicy === 'Always' ? 'sidecar' : 'init';
}
