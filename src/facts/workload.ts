import type { DataPath, JsonObject } from '../base/index.ts';
import { isObject, valueAt } from '../base/index.ts';
import { podSpecPath } from '../kubernetes/index.ts';
import type { KubernetesObject, Workload, WorkloadPort } from './facts.ts';
import { operatorOf } from './operators.ts';

const kinds = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
  'Rollout',
]);

/** The workload that an object is, or undefined. */
export function workloadOf(object: KubernetesObject): Workload | undefined {
  const operator = operatorOf(object);
  if (operator !== undefined) {
    return {
      object,
      namespace: object.namespace,
      labels: operator.labels(object.name, object.value),
      absentLabels: operator.absent ?? [],
      podPath: undefined,
      pod: {},
      ports: operator.ports.map(({ name, port }) => ({
        name,
        port,
        protocol: 'TCP',
        path: ['metadata', 'name'],
      })),
      replicas: numberAt(object.value, operator.replicasPath) ?? 1,
    };
  }
  const podPath = kinds.has(object.kind) ? podSpecPath(object.kind) : jobOfAnalysis(object);
  if (podPath === undefined || isReference(object)) return undefined;
  const pod = valueAt(object.value, podPath);
  const labels = valueAt(object.value, [...podPath.slice(0, -1), 'metadata', 'labels']);
  return {
    object,
    namespace: object.namespace,
    labels: { ...textsOf(labels), ...selectorOf(object) },
    absentLabels: [],
    podPath,
    pod: isObject(pod) ? (pod as JsonObject) : {},
    ports: portsOf(pod, podPath),
    replicas: replicasOf(object),
  };
}

/** Where an analysis of Argo Rollouts holds the pod spec of a job that it runs. */
function jobOfAnalysis({ kind, value }: KubernetesObject): DataPath | undefined {
  if (kind !== 'AnalysisTemplate' && kind !== 'ClusterAnalysisTemplate') return undefined;
  const metrics = itemsAt(valueAt(value, ['spec']), 'metrics');
  const template = ['provider', 'job', 'spec', 'template', 'spec'];
  const index = metrics.findIndex((metric) => isObject(valueAt(metric, template)));
  return index === -1 ? undefined : ['spec', 'metrics', index, ...template];
}

/** A Rollout may lead to a Deployment that holds its pods. */
function isReference({ kind, value }: KubernetesObject): boolean {
  return kind === 'Rollout' && isObject(valueAt(value, ['spec', 'workloadRef']));
}

/**
 * The labels that a workload selects its own pods by. Pods carry them, or else the API server refuses the
 * workload; where its template says otherwise, the selector says what was meant, and one slip is one fault.
 */
function selectorOf({ kind, value }: KubernetesObject): Readonly<Record<string, string>> {
  const owns = !['Job', 'CronJob', 'Pod', 'AnalysisTemplate', 'ClusterAnalysisTemplate'].includes(kind);
  return owns ? textsOf(valueAt(value, ['spec', 'selector', 'matchLabels'])) : {};
}

function replicasOf({ kind, value }: KubernetesObject): number | undefined {
  if (kind === 'DaemonSet') return undefined;
  if (kind === 'Pod' || kind.endsWith('AnalysisTemplate')) return 1;
  if (kind === 'Job') return numberAt(value, ['spec', 'parallelism']) ?? 1;
  if (kind === 'CronJob') return numberAt(value, ['spec', 'jobTemplate', 'spec', 'parallelism']) ?? 1;
  return numberAt(value, ['spec', 'replicas']);
}

function numberAt(value: unknown, path: DataPath): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const protocols = ['TCP', 'UDP', 'SCTP'] as const;

function portsOf(pod: unknown, podPath: DataPath): readonly WorkloadPort[] {
  return ['containers', 'initContainers'].flatMap((list) =>
    itemsAt(pod, list).flatMap((container, index) =>
      itemsAt(container, 'ports').flatMap((port, at) => {
        if (!isObject(port) || typeof port.containerPort !== 'number') return [];
        const { name, protocol } = port;
        return [
          {
            name: typeof name === 'string' ? name : undefined,
            port: port.containerPort,
            protocol: protocols.find((known) => known === protocol) ?? 'TCP',
            path: [...podPath, list, index, 'ports', at],
          },
        ];
      }),
    ),
  );
}

function itemsAt(value: unknown, field: string): readonly unknown[] {
  const list = isObject(value) ? value[field] : undefined;
  return Array.isArray(list) ? list : [];
}
