import { z } from 'zod';
import { type DataPath, isObject, nearest } from '../../base/index.ts';
import { perEnvironment } from './environment.ts';
import { labelsOf } from './label.ts';
import { choice, fields, flag, leaf, type Read, sayValue, whole, words } from './leaf.ts';
import { size } from './unit.ts';

/** A number of nodes, with its bounds. */
export interface NodeCount {
  readonly minimum: number;
  readonly desired: number;
  readonly maximum: number;
}

const mostNodes = 1000;
const nodeCountFields = ['minimum', 'desired', 'maximum'];
const nodeFix = 'Write a number, [minimum, maximum] or { minimum, desired, maximum }.';
const countJson = { type: 'integer', minimum: 0, maximum: mostNodes };

const nodeCount = leaf<NodeCount>(
  {
    anyOf: [
      countJson,
      { type: 'array', items: countJson, minItems: 2, maxItems: 2 },
      {
        type: 'object',
        properties: Object.fromEntries(nodeCountFields.map((field) => [field, countJson])),
        required: ['minimum', 'maximum'],
        additionalProperties: false,
      },
    ],
  },
  readNodes,
);

function readNodes(value: unknown): Read<NodeCount> {
  const given = nodeBounds(value);
  if (given === undefined) return { reason: `${sayValue(value)} is not a number of nodes`, fix: nodeFix };
  const unknown = Object.keys(given).find((key) => !nodeCountFields.includes(key));
  if (unknown !== undefined) {
    const meant = nearest(unknown, nodeCountFields);
    return {
      path: [unknown],
      atKey: true,
      reason: `unknown field '${unknown}'`,
      fix: meant === undefined ? nodeFix : `Did you mean '${meant}'?`,
    };
  }
  const { minimum, desired = minimum, maximum } = given;
  for (const [field, amount] of Object.entries({ minimum, desired, maximum })) {
    if (Number.isInteger(amount) && Number(amount) >= 0 && Number(amount) <= mostNodes) continue;
    const path = isObject(value) ? [field] : [];
    return amount === undefined
      ? { reason: `the number of nodes has no ${field}`, fix: nodeFix }
      : { path, reason: `${sayValue(amount)} is not a number of nodes from 0 to ${mostNodes}`, fix: nodeFix };
  }
  const count = { minimum, desired, maximum } as NodeCount;
  if (count.minimum > count.maximum) {
    return {
      reason: `the range of nodes from ${count.minimum} to ${count.maximum} is upside down`,
      fix: 'Write the minimum first.',
    };
  }
  if (count.desired < count.minimum || count.desired > count.maximum) {
    return {
      path: ['desired'],
      reason: `${count.desired} nodes at the start are not between ${count.minimum} and ${count.maximum}`,
      fix: 'Write a number between minimum and maximum.',
    };
  }
  return { value: count };
}

function nodeBounds(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value === 'number') return { minimum: value, maximum: value };
  if (Array.isArray(value)) return value.length === 2 ? { minimum: value[0], maximum: value[1] } : undefined;
  return isObject(value) ? value : undefined;
}

/** Machine types as given: for the chosen cloud, or for each cloud. */
export type InstanceTypes =
  | string
  | readonly string[]
  | { readonly [provider: string]: string | readonly string[] };

const providers = ['aws', 'azure', 'gcp'];
const oneTypeJson = { type: 'string', pattern: '^[A-Za-z0-9_.-]+$' };
const typeJson = { anyOf: [oneTypeJson, { type: 'array', items: oneTypeJson, minItems: 1 }] };

const instance = leaf<InstanceTypes>(
  {
    anyOf: [
      oneTypeJson,
      { type: 'array', items: oneTypeJson, minItems: 1 },
      {
        type: 'object',
        properties: Object.fromEntries(providers.map((provider) => [provider, typeJson])),
        additionalProperties: false,
      },
    ],
  },
  readInstance,
);

function readInstance(value: unknown): Read<InstanceTypes> {
  if (!isObject(value)) return readTypes(value, []);
  const types: Record<string, string | readonly string[]> = {};
  for (const [key, given] of Object.entries(value)) {
    if (!providers.includes(key)) {
      const meant = nearest(key, providers);
      return {
        path: [key],
        atKey: true,
        reason: `'${key}' is none of the clouds ${providers.join(', ')}`,
        fix: meant === undefined ? 'Write one of them.' : `Did you mean '${meant}'?`,
      };
    }
    if (given === undefined) continue;
    const read = readTypes(given, [key]);
    if (!('value' in read)) return read;
    types[key] = read.value;
  }
  return { value: types };
}

function readTypes(value: unknown, path: DataPath): Read<string | readonly string[]> {
  const isType = (item: unknown): item is string => typeof item === 'string' && /^[\w.-]+$/.test(item);
  if (isType(value)) return { value };
  const items = Array.isArray(value) && value.length > 0 ? value : undefined;
  const wrong = items?.findIndex((item) => !isType(item)) ?? -1;
  if (items !== undefined && wrong === -1) return { value: [...items] };
  return {
    path: wrong === -1 ? path : [...path, wrong],
    reason: `${sayValue(wrong === -1 ? value : items?.[wrong])} is not a machine type`,
    fix: "Write a type such as 't3.large', a list of types, or { aws, azure, gcp }.",
  };
}

/** A node taint. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

const taintPattern = /^([A-Za-z0-9][\w./-]*)=([\w.-]*):(NoSchedule|PreferNoSchedule|NoExecute)$/;

const taint = leaf<Taint>({ type: 'string', pattern: taintPattern.source }, (value) => {
  const match = typeof value === 'string' ? taintPattern.exec(value) : null;
  if (match === null) {
    return {
      reason: `${sayValue(value)} is not a taint`,
      fix: "Write 'key=value:Effect' with the effect NoSchedule, PreferNoSchedule or NoExecute.",
    };
  }
  return { value: { key: match[1] ?? '', value: match[2] ?? '', effect: match[3] as Taint['effect'] } };
});

export const pool = (environments: readonly string[]) =>
  fields({
    instance: perEnvironment(instance, environments, providers),
    nodes: perEnvironment(nodeCount, environments, nodeCountFields),
    capacity: choice('on-demand', 'spot').optional(),
    taints: z.array(taint).optional(),
    labels: labelsOf(environments).optional(),
    scaling: choice('automatic', 'manual').optional(),
    zones: whole(1, 6).optional(),
    volume: size.optional(),
    ssh: flag.optional(),
    purpose: words.optional(),
  });
