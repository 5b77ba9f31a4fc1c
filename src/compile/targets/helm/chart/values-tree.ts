import type { DataPath, Json, JsonObject } from '../../../../base/index.ts';
import { formatPath } from '../../../../base/index.ts';
import { defaultOf, overrideOf, type PlacedLeaf } from '../lift/values.ts';
import { type JsonSchema, schemaOf } from './json-schema.ts';

/** Values as they are written: data, comments and places in the definition by path. */
export interface WrittenValues {
  readonly value: JsonObject;
  readonly comments: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, DataPath>;
}

/** What users look for first, in the order in which most charts have it. */
const first = [
  'replicaCount',
  'image',
  'config',
  'files',
  'env',
  'resources',
  'autoscaling',
  'service',
  'ingress',
  'route',
];

/** Values in the order in which they are written; what belongs together stands together. */
export function inOrder(leaves: readonly PlacedLeaf[]): readonly PlacedLeaf[] {
  const tops = [...new Set(leaves.map(({ path }) => path[0] ?? ''))];
  const order = [...first.filter((top) => tops.includes(top)), ...tops.filter((top) => !first.includes(top))];
  return order.flatMap((top) => leaves.filter(({ path }) => path[0] === top));
}

/** What `values.yaml` of a chart says, with a comment for each value. */
export function defaultValues(leaves: readonly PlacedLeaf[]): WrittenValues {
  const value = tree(leaves.map((leaf) => [leaf.path, defaultOf(leaf)]));
  const comments = new Map(leaves.map(({ path, comment }) => [formatPath(path), comment]));
  const fields = new Map(leaves.map(({ path, from }) => [formatPath(path), from]));
  return { value, comments, fields };
}

/** What an environment says beside `values.yaml`. */
export function environmentValues(leaves: readonly PlacedLeaf[], environment: string): WrittenValues {
  const said = leaves.flatMap((leaf) => {
    const value = overrideOf(leaf, environment);
    return value === undefined ? [] : [{ leaf, value }];
  });
  return {
    value: tree(said.map(({ leaf, value }) => [leaf.path, value])),
    comments: new Map(),
    fields: new Map(said.map(({ leaf }) => [formatPath(leaf.path), leaf.from])),
  };
}

interface Growing {
  [key: string]: Json | Growing;
}

function tree(entries: readonly (readonly [readonly string[], Json])[]): JsonObject {
  const root: Growing = {};
  for (const [path, value] of entries) {
    let current = root;
    for (const step of path.slice(0, -1)) {
      current[step] ??= {};
      current = current[step] as Growing;
    }
    current[path.at(-1) ?? ''] = value;
  }
  return root as JsonObject;
}

/** The schema of a chart's values: known names only, each with the types that environments give it. */
export function valuesSchema(title: string, leaves: readonly PlacedLeaf[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...closed(
      leaves.map((leaf) => ({ steps: leaf.path, schema: leafSchema(leaf) })),
      {
        enabled: { type: 'boolean', description: 'Whether the platform has this chart.' },
        global: { type: 'object', description: 'Values that Helm hands to all charts.' },
      },
    ),
  };
}

interface PlacedSchema {
  readonly steps: readonly string[];
  readonly schema: JsonSchema;
}

function closed(
  placed: readonly PlacedSchema[],
  more: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const keys = [...new Set(placed.map(({ steps }) => steps[0] ?? ''))];
  const properties = keys.map((key): readonly [string, JsonSchema] => {
    const below = placed.filter(({ steps }) => steps[0] === key);
    const leaf = below.find(({ steps }) => steps.length === 1);
    return [
      key,
      leaf?.schema ?? closed(below.map(({ steps, schema }) => ({ steps: steps.slice(1), schema }))),
    ];
  });
  return {
    type: 'object',
    properties: { ...Object.fromEntries(properties), ...more },
    additionalProperties: false,
  };
}

function leafSchema(leaf: PlacedLeaf): JsonSchema {
  const values = [defaultOf(leaf), ...leaf.present.values()];
  return { description: leaf.comment, ...(leaf.schema ?? schemaOf(values)) };
}
