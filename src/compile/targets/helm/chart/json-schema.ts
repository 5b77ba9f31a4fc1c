import { isObject, type Json } from '../../../../base/index.ts';

/** As much of JSON Schema draft 7 as charts need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** A schema that takes the given values and others of their types. */
export function schemaOf(values: readonly Json[]): JsonSchema {
  const types = [...new Set(values.map(typeOf))];
  const lists = values.filter((value): value is readonly Json[] => Array.isArray(value));
  const items = lists.flat();
  return {
    type: types.length === 1 ? (types[0] as string) : types,
    ...(items.length === 0 ? {} : { items: { type: typesOf(items) } }),
  };
}

function typesOf(values: readonly Json[]): string | readonly string[] {
  const types = [...new Set(values.map(typeOf))];
  return types.length === 1 ? (types[0] as string) : types;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
