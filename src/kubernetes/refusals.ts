import { type DataPath, formatPath, isObject, type JsonObject, valueAt } from '../base/index.ts';
import { podRefusals } from './pod.ts';
import { oneOf, placeOf, type SchemaProblem, show } from './problem.ts';
import { podSpecPath } from './workload.ts';

/**
 * Contradictions between fields that the API server refuses although each field is right by itself.
 * Fields of a wrong type are passed over: the schema has named them.
 * Source: https://github.com/kubernetes/kubernetes/tree/v1.36.0/pkg/apis (validation.go of each group)
 */
export function refusals(kind: string, value: JsonObject): readonly SchemaProblem[] {
  const podPath = podSpecPath(kind);
  const pod = podPath === undefined ? [] : podRefusals(kind, value, podPath);
  return [...pod, ...(OF_KIND[kind]?.(kind, value) ?? [])];
}

type Check = (kind: string, value: JsonObject) => readonly SchemaProblem[];

const OF_KIND: Readonly<Record<string, Check>> = {
  Deployment: (kind, value) => [...selector(kind, value), ...restartPolicy(kind, value, ['Always'])],
  StatefulSet: (kind, value) => [
    ...selector(kind, value),
    ...restartPolicy(kind, value, ['Always']),
    ...claims(kind, value),
  ],
  DaemonSet: (kind, value) => [...selector(kind, value), ...restartPolicy(kind, value, ['Always'])],
  ReplicaSet: (kind, value) => [...selector(kind, value), ...restartPolicy(kind, value, ['Always'])],
  Job: (kind, value) => restartPolicy(kind, value, ['OnFailure', 'Never']),
  CronJob: (kind, value) => restartPolicy(kind, value, ['OnFailure', 'Never']),
  Service: servicePorts,
  HorizontalPodAutoscaler: replicaBounds,
  PodDisruptionBudget: budget,
  PersistentVolumeClaim: (kind, value) => claim(kind, value, ['spec']),
};

/** `spec.selector` must select the pods of `spec.template`. */
function selector(kind: string, value: JsonObject): readonly SchemaProblem[] {
  const path = ['spec', 'selector', 'matchLabels'];
  const wanted = valueAt(value, path);
  const template = valueAt(value, ['spec', 'template']);
  if (!isObject(wanted) || !isObject(template)) return [];
  const labels = valueAt(template, ['metadata', 'labels']);
  return Object.entries(wanted)
    .filter(([key, label]) => valueAt(labels, [key]) !== label)
    .map(([key, label]) => ({
      path: [...path, key],
      kind: 'conflict',
      message: `${placeOf(kind, path)} selects ${key}=${String(label)}, but the pods of spec.template do not have that label`,
      fix: 'Give spec.template.metadata.labels the same label.',
    }));
}

function restartPolicy(
  kind: string,
  value: JsonObject,
  allowed: readonly string[],
): readonly SchemaProblem[] {
  const podPath = podSpecPath(kind) ?? [];
  if (!isObject(valueAt(value, podPath))) return [];
  const path = [...podPath, 'restartPolicy'];
  const policy = valueAt(value, path) ?? 'Always';
  if (typeof policy !== 'string' || allowed.includes(policy)) return [];
  const message = `${placeOf(kind, path)} is ${show(policy)}, but the pods of a ${kind} must have ${oneOf(allowed)}`;
  return [{ path, kind: 'conflict', message, fix: `Write ${JSON.stringify(allowed[0])}.` }];
}

/** Several ports of a Service need names, and each pair of port and protocol may stand once. */
function servicePorts(kind: string, value: JsonObject): readonly SchemaProblem[] {
  const path = ['spec', 'ports'];
  const ports = valueAt(value, path);
  if (!Array.isArray(ports) || ports.length < 2) return [];
  const problems: SchemaProblem[] = [];
  const seen = new Set<string>();
  for (const [index, port] of ports.entries()) {
    if (!isObject(port)) continue;
    const place: DataPath = [...path, index];
    if (port.name === undefined || port.name === null) {
      const message = `${placeOf(kind, place)} has no name, which a Service with several ports needs`;
      problems.push({ path: [...place, 'name'], kind: 'conflict', message, fix: 'Give each port a name.' });
    }
    const pair = `${String(port.port)}/${String(port.protocol ?? 'TCP')}`;
    if (seen.has(pair)) {
      const message = `${placeOf(kind, place)} repeats the port ${pair}`;
      problems.push({ path: place, kind: 'conflict', message, fix: 'Remove one of the two.' });
    }
    seen.add(pair);
  }
  return problems;
}

function claims(kind: string, value: JsonObject): readonly SchemaProblem[] {
  const path = ['spec', 'volumeClaimTemplates'];
  const templates = valueAt(value, path);
  if (!Array.isArray(templates)) return [];
  return templates.flatMap((_, index) => claim(kind, value, [...path, index, 'spec']));
}

/** A claim says how it is accessed and how much it asks for. */
function claim(kind: string, value: JsonObject, path: DataPath): readonly SchemaProblem[] {
  if (!isObject(valueAt(value, path))) return [];
  const needed: readonly DataPath[] = [['accessModes'], ['resources', 'requests', 'storage']];
  return needed
    .filter((field) => (valueAt(value, [...path, ...field]) ?? null) === null)
    .map((field) => ({
      path: [...path, ...field],
      kind: 'required',
      message: `${placeOf(kind, path)} lacks the required field ${JSON.stringify(formatPath(field))}`,
    }));
}

function replicaBounds(kind: string, value: JsonObject): readonly SchemaProblem[] {
  const path = ['spec', 'minReplicas'];
  const min = valueAt(value, path);
  const max = valueAt(value, ['spec', 'maxReplicas']);
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return [];
  const message = `${placeOf(kind, path)} is ${min}, but must be at most maxReplicas, which is ${max}`;
  return [{ path, kind: 'conflict', message }];
}

function budget(kind: string, value: JsonObject): readonly SchemaProblem[] {
  const path = ['spec', 'maxUnavailable'];
  const both = [path, ['spec', 'minAvailable']].every((field) => (valueAt(value, field) ?? null) !== null);
  if (!both) return [];
  const message = `${placeOf(kind, ['spec'])} sets both minAvailable and maxUnavailable, but may set only one`;
  return [{ path, kind: 'conflict', message, fix: 'Remove one of the two.' }];
}
