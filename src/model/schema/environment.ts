import { z } from 'zod';
import { type DataPath, isObject, nearest } from '../../base/index.ts';
import { forward, refuse } from './issue.ts';
import { described, type JsonSchema, jsonOf } from './json.ts';
import { choice } from './leaf.ts';
import { name } from './name.ts';

/** A value for each environment; environments without one have no entry. */
export type ByEnvironment<T> = Readonly<Record<string, T>>;

/** A `missing(...)` that stands in the definition. */
export interface Hole {
  readonly environment: string;
  readonly what: string;
  /** From the field to the hole. */
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

/** The name of an environment of the platform; any name where the platform is not known. */
export function environmentName(environments: readonly string[]): z.ZodType<string> {
  return environments.length === 0 ? name('an environment', 20) : choice(...environments);
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
): value is Readonly<Record<string, unknown>> {
  if (!isObject(value) || isMissing(value)) return false;
  const keys = Object.keys(value);
  if (ownKeys === undefined) return true;
  if (keys.some((key) => environments.includes(key))) return true;
  return keys.length > 0 && keys.every((key) => nearest(key, ownKeys) === undefined);
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
    const values: [string, T][] = [];
    const steps: [string, DataPath][] = [];
    const holes: Hole[] = [];
    const read = (given: unknown, names: readonly string[], path: DataPath): void => {
      if (isMissing(given)) {
        const what = given.missing.trim() === '' ? 'a value' : given.missing;
        for (const environment of names) holes.push({ environment, what, path });
        return;
      }
      const outcome = inner.safeParse(given);
      if (!outcome.success) {
        forward(context, outcome.error.issues, path, given);
        return;
      }
      for (const one of names) {
        values.push([one, outcome.data]);
        steps.push([one, path]);
      }
    };
    if (!listsEnvironments(value, environments, ownKeys)) read(value, environments, []);
    else {
      for (const [key, given] of Object.entries(value)) {
        if (!environments.includes(key)) refuse(context, wrongEnvironment(key, environments, ownKeys), value);
        else if (given !== undefined) read(given, [key], [key]);
      }
    }
    return { kind: 'spread', values: Object.fromEntries(values), holes, steps: Object.fromEntries(steps) };
  });
  return described(schema, () => jsonByEnvironment(jsonOf(inner), environments, ownKeys ?? []));
}

function wrongEnvironment(
  key: string,
  environments: readonly string[],
  ownKeys: readonly string[] | undefined,
) {
  const place = { path: [key], atKey: true };
  if (ownKeys?.includes(key) === true) {
    return {
      ...place,
      reason: `'${key}' stands beside environments`,
      fix: `Write '${key}' inside each environment.`,
    };
  }
  const meant = nearest(key, environments);
  const known = environments.join(', ');
  return {
    ...place,
    reason:
      ownKeys === undefined
        ? `'${key}' is not one of the environments ${known}`
        : `'${key}' is neither a field nor one of the environments ${known}`,
    fix:
      meant !== undefined
        ? `Did you mean '${meant}'?`
        : ownKeys === undefined
          ? 'Name an environment of the platform.'
          : `Write ${ownKeys.join(', ')}, or name an environment.`,
  };
}

function jsonByEnvironment(
  value: JsonSchema,
  environments: readonly string[],
  ownKeys: readonly string[],
): JsonSchema {
  const hole = { $ref: '#/$defs/missing' };
  const one = { anyOf: [value, hole] };
  const keys =
    environments.length === 0
      ? {
          type: 'object',
          propertyNames: { not: { enum: [...ownKeys, 'missing'] } },
          additionalProperties: one,
        }
      : {
          type: 'object',
          properties: Object.fromEntries(environments.map((environment) => [environment, one])),
          additionalProperties: false,
        };
  return { anyOf: [value, hole, keys] };
}
