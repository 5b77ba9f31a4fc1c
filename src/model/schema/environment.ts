import { z } from 'zod';
import { type DataPath, isObject, nearest } from '../../base/index.ts';
import { described, type JsonSchema, jsonSchemaOf } from './leaf.ts';

/** A value for each environment; environments without one have no entry. */
export type ByEnvironment<T> = Readonly<Record<string, T>>;

/** A `missing(...)` that stands in the definition. */
export interface Hole {
  readonly environment: string;
  readonly what: string;
  /** The value's path from the field on; the whole path is known to the issue that carries it. */
  readonly path: DataPath;
}

/** What a field holds after reading: values by environment, and which of them came from a single value. */
export interface Spread<T> {
  readonly kind: 'spread';
  readonly values: ByEnvironment<T>;
  readonly holes: readonly Hole[];
  /** Steps from the field to the value of an environment: none where one value holds for all. */
  readonly steps: ByEnvironment<DataPath>;
}

function isMissing(value: unknown): value is { missing: string } {
  return isObject(value) && Object.keys(value).length === 1 && typeof value.missing === 'string';
}

/**
 * Whether an object lists values by environment. A scalar field that holds an object can only mean that;
 * for a field that may hold an object itself, its keys decide.
 */
function listsEnvironments(
  value: unknown,
  environments: readonly string[],
  ownKeys: readonly string[] | undefined,
): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  if (ownKeys === undefined) return true;
  if (keys.some((key) => environments.includes(key))) return true;
  return (
    keys.length > 0 && keys.every((key) => !ownKeys.includes(key) && nearest(key, environments) !== undefined)
  );
}

/**
 * A schema for a value that may differ by environment.
 * @param ownKeys the fields of the value where it is an object itself
 */
export function perEnvironment<T>(
  inner: z.ZodType<T>,
  environments: readonly string[],
  ownKeys?: readonly string[],
): z.ZodType<Spread<T>> {
  const schema = z.unknown().transform((value, context): Spread<T> => {
    const values: Record<string, T> = {};
    const steps: Record<string, DataPath> = {};
    const holes: Hole[] = [];
    const read = (given: unknown, names: readonly string[], path: DataPath): void => {
      if (isMissing(given)) {
        for (const environment of names) holes.push({ environment, what: given.missing, path });
        return;
      }
      const outcome = inner.safeParse(given);
      if (outcome.success) {
        for (const name of names) {
          values[name] = outcome.data;
          steps[name] = path;
        }
        return;
      }
      for (const issue of outcome.error.issues) {
        context.issues.push({
          ...issue,
          path: [...path, ...issue.path],
          input: given,
        } as z.core.$ZodRawIssue);
      }
    };
    if (!listsEnvironments(value, environments, ownKeys)) read(value, environments, []);
    else {
      for (const [name, given] of Object.entries(value as Record<string, unknown>)) {
        if (environments.includes(name)) {
          if (given !== undefined) read(given, [name], [name]);
          continue;
        }
        const meant = nearest(name, environments);
        context.issues.push({
          code: 'custom',
          message: `'${name}' is not one of the environments ${environments.join(', ')}`,
          path: [name],
          input: given,
          params: {
            atKey: true,
            fix: meant === undefined ? 'Name an environment of the platform.' : `Did you mean '${meant}'?`,
          },
        });
      }
    }
    return { kind: 'spread', values, holes, steps };
  });
  return described(schema, environmentSchema(inner, environments));
}

function environmentSchema(inner: z.core.$ZodType, environments: readonly string[]): JsonSchema {
  const own =
    jsonSchemaOf(inner) ??
    (z.toJSONSchema(inner as z.ZodType, {
      io: 'input',
      unrepresentable: 'any',
      override: overrideJson,
    }) as JsonSchema);
  const { $schema: _, ...value } = own;
  const hole = {
    type: 'object',
    properties: { missing: { type: 'string' } },
    required: ['missing'],
    additionalProperties: false,
  };
  const one = { anyOf: [value, hole] };
  const keys =
    environments.length === 0
      ? { type: 'object', additionalProperties: one }
      : {
          type: 'object',
          properties: Object.fromEntries(environments.map((name) => [name, one])),
          additionalProperties: false,
        };
  return { anyOf: [value, hole, keys] };
}

/** Puts the described fragments in the place of what zod cannot describe. */
export function overrideJson(context: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: Record<string, unknown>;
}): void {
  const own = jsonSchemaOf(context.zodSchema);
  if (own === undefined) return;
  for (const key of Object.keys(context.jsonSchema)) delete context.jsonSchema[key];
  Object.assign(context.jsonSchema, own);
}
