import type { DataPath } from '../../../base/index.ts';
import { valueAt } from '../../../base/index.ts';
import type { Workload } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';
import { type Fields, fieldsAt, listAt, textAt, textsAt } from '../../value.ts';

/** What the pods of a workload require of nodes, wherever the object says it. */
export interface Scheduling {
  readonly selector: Readonly<Record<string, string>>;
  readonly selectorPath: DataPath;
  /** Terms of the required node affinity, of which one must hold; undefined where there is none. */
  readonly terms: readonly unknown[] | undefined;
  readonly termsPath: DataPath;
  readonly tolerations: readonly unknown[];
  readonly tolerationsPath: DataPath;
  /** Required distance between pods of the same kind. */
  readonly apart: readonly {
    readonly topology: string;
    readonly selector: Fields | undefined;
    readonly path: DataPath;
  }[];
  /** Constraints that keep pods pending rather than uneven. */
  readonly spread: readonly { readonly value: Fields; readonly path: DataPath }[];
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

export const schedulingOf: (workload: Workload) => Scheduling = oncePer((workload) => {
  const { object, podPath } = workload;
  const { value } = object;
  const spec = podPath ?? ['spec'];
  const affinity = [...spec, 'affinity'];
  // CloudNativePG keeps all of it under `affinity`.
  const inner = podPath === undefined && object.kind === 'Cluster' ? affinity : spec;
  const termsPath = [...affinity, 'nodeAffinity', required, 'nodeSelectorTerms'];
  const terms = valueAt(value, termsPath);
  const spreadPath = [...spec, 'topologySpreadConstraints'];
  return {
    selector: textsAt(value, ...inner, 'nodeSelector'),
    selectorPath: [...inner, 'nodeSelector'],
    terms: Array.isArray(terms) ? terms : undefined,
    termsPath,
    tolerations: listAt(value, ...inner, 'tolerations'),
    tolerationsPath: [...inner, 'tolerations'],
    apart: [
      ...apartByTerms(value, [...affinity, 'podAntiAffinity', required]),
      ...apartByOperator(workload, affinity),
    ],
    spread: listAt(value, ...spreadPath).flatMap((one, index) =>
      (textAt(one, 'whenUnsatisfiable') ?? 'DoNotSchedule') === 'DoNotSchedule'
        ? [{ value: fieldsAt(one), path: [...spreadPath, index] }]
        : [],
    ),
  };
});

function apartByTerms(value: unknown, path: DataPath): Scheduling['apart'] {
  return listAt(value, ...path).flatMap((term, index) => {
    const topology = textAt(term, 'topologyKey');
    const foreign =
      listAt(term, 'namespaces').length > 0 || valueAt(term, ['namespaceSelector']) !== undefined;
    if (topology === undefined || foreign) return [];
    return [{ topology, selector: fieldsAt(term, 'labelSelector'), path: [...path, index, 'topologyKey'] }];
  });
}

/** CloudNativePG writes the term itself; its default is a preference. */
function apartByOperator({ object, podPath }: Workload, affinity: DataPath): Scheduling['apart'] {
  if (podPath !== undefined || textAt(object.value, ...affinity, 'podAntiAffinityType') !== 'required')
    return [];
  const topology = textAt(object.value, ...affinity, 'topologyKey') ?? 'kubernetes.io/hostname';
  return [{ topology, selector: undefined, path: [...affinity, 'podAntiAffinityType'] }];
}
