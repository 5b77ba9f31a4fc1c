import { z } from 'zod';
import { type DataPath, isObject, type Json, type JsonObject } from '../../base/index.ts';
import { environmentName } from './environment.ts';
import type { Fault } from './issue.ts';
import { choice, fields, leaf, sayValue, words } from './leaf.ts';

export const overridableKinds = [
  'ClusterRole',
  'ClusterRoleBinding',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Job',
  'LimitRange',
  'Namespace',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'PriorityClass',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Service',
  'ServiceAccount',
  'StatefulSet',
  'StorageClass',
] as const;

/** Deeper than any Kubernetes object; reached only by data that holds itself. */
const deepest = 40;

/** The fields to change, copied: the definition stays the user's own. */
const patch = leaf<JsonObject>({ type: 'object', minProperties: 1 }, (value) => {
  if (!isObject(value) || Object.keys(value).length === 0) {
    return {
      reason: `${sayValue(value)} is not a change of an object`,
      fix: 'Write the fields to change: { spec: { ... } }.',
    };
  }
  const faults: Fault[] = [];
  const copy = copyPlain(value, [], faults);
  return faults[0] ?? { value: copy as JsonObject };
});

function copyPlain(value: unknown, path: DataPath, faults: Fault[]): Json {
  if (path.length > deepest) {
    faults.push({ reason: 'the change is too deep, or holds itself', fix: 'Write plain data.' });
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => copyPlain(item, [...path, index], faults));
  if (isObject(value)) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    if (Object.hasOwn(value, '__proto__')) {
      faults.push({
        path: [...path, '__proto__'],
        atKey: true,
        reason: "no object has a field '__proto__'",
        fix: 'Remove it.',
      });
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, copyPlain(inner, [...path, key], faults)]));
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  faults.push({
    path,
    reason: `${sayValue(value)} cannot be written into a file`,
    fix: 'Write a text, a number, true, false or null.',
  });
  return null;
}

export const override = (environments: readonly string[]) =>
  fields({
    kind: choice(...overridableKinds),
    name: words,
    namespace: words.optional(),
    environments: z.array(environmentName(environments)).min(1).optional(),
    set: patch,
  });
