import type { DataPath } from '../base/index.ts';
import type { Cluster, KubernetesObject } from '../facts/index.ts';
import { oncePer } from './once-per.ts';
import { numberAt, textAt } from './value.ts';

/** Something that decides the number of a workload's pods. */
export interface Autoscaler {
  readonly object: KubernetesObject;
  readonly kind: string;
  readonly name: string;
  /** Where the target is named. */
  readonly targetPath: DataPath;
  readonly minimum: number;
  /** Undefined where an HPA lacks its required maximum. */
  readonly maximum: number | undefined;
  readonly minimumPath: DataPath;
  readonly maximumPath: DataPath;
}

/** What differs between the kinds; the bounds are those that the API or KEDA fill in. */
const KINDS = {
  HorizontalPodAutoscaler: { minimum: 'minReplicas', maximum: 'maxReplicas', least: 1, most: undefined },
  ScaledObject: { minimum: 'minReplicaCount', maximum: 'maxReplicaCount', least: 0, most: 100 },
} as const;

/** The autoscalers of a cluster that name a target. */
export const autoscalersOf: (cluster: Cluster) => readonly Autoscaler[] = oncePer((cluster) =>
  [...cluster.ofKind('HorizontalPodAutoscaler'), ...cluster.ofKind('ScaledObject')].flatMap(read),
);

const byTarget = oncePer(
  (cluster: Cluster) =>
    new Map(autoscalersOf(cluster).map((one) => [keyOf(one.object.namespace, one.kind, one.name), one])),
);

/** The autoscaler that owns the number of an object's pods. */
export function autoscalerOf(cluster: Cluster, object: KubernetesObject): Autoscaler | undefined {
  return byTarget(cluster).get(keyOf(object.namespace, object.kind, object.name));
}

function read(object: KubernetesObject): readonly Autoscaler[] {
  const target = ['spec', 'scaleTargetRef'];
  const name = textAt(object.value, ...target, 'name');
  if (name === undefined) return [];
  const names = KINDS[object.kind === 'ScaledObject' ? 'ScaledObject' : 'HorizontalPodAutoscaler'];
  const minimumPath = ['spec', names.minimum];
  const maximumPath = ['spec', names.maximum];
  return [
    {
      object,
      kind: textAt(object.value, ...target, 'kind') ?? 'Deployment',
      name,
      targetPath: [...target, 'name'],
      minimum: numberAt(object.value, ...minimumPath) ?? names.least,
      maximum: numberAt(object.value, ...maximumPath) ?? names.most,
      minimumPath,
      maximumPath,
    },
  ];
}

function keyOf(namespace: string | undefined, kind: string, name: string): string {
  return `${namespace ?? 'default'}/${kind}/${name}`;
}
