import { z } from 'zod';
import { nearest } from '../../base/index.ts';

/** The outcome of reading one value: the value, or what is wrong with it and how to mend it. */
export type Read<T> = { readonly value: T } | { readonly reason: string; readonly fix: string };

/** A fragment of JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const jsonSchemas = z.registry<{ json: JsonSchema }>();

/** A schema for a value that one function reads; `json` describes the value for editors of JSON. */
export function leaf<T>(json: JsonSchema, read: (value: unknown) => Read<T>): z.ZodType<T> {
  const schema = z.unknown().transform((value, context): T => {
    const outcome = read(value);
    if ('value' in outcome) return outcome.value;
    context.issues.push({
      code: 'custom',
      message: outcome.reason,
      params: { fix: outcome.fix },
      input: value,
    });
    return z.NEVER;
  });
  return described(schema, json);
}

/** Attaches a JSON Schema fragment to a schema that zod cannot describe by itself. */
export function described<S extends z.ZodType>(schema: S, json: JsonSchema): S {
  jsonSchemas.add(schema, { json });
  return schema;
}

export function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema | undefined {
  return jsonSchemas.get(schema as z.ZodType)?.json;
}

/** How a value is called in a message: `the text "80"`, `a list`, `nothing`. */
export function sayValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (Array.isArray(value))
    return value.length <= 4 && value.every((item) => typeof item !== 'object')
      ? JSON.stringify(value)
      : 'a list';
  return typeof value === 'function' ? 'a function' : 'an object';
}

/** A text of a given form. */
export function text(what: string, pattern: RegExp, fix: string): z.ZodType<string> {
  return leaf({ type: 'string', pattern: pattern.source }, (value) =>
    typeof value === 'string' && pattern.test(value)
      ? { value }
      : { reason: `${sayValue(value)} is not ${what}`, fix },
  );
}

/** Any text that is not empty. */
export const words = leaf<string>({ type: 'string' }, (value) =>
  typeof value === 'string' && value.trim() !== ''
    ? { value }
    : { reason: `${sayValue(value)} is not a text`, fix: 'Write a text in quotes that is not empty.' },
);

/** Any text, also an empty one. */
export const anyText = leaf<string>({ type: 'string' }, (value) =>
  typeof value === 'string'
    ? { value }
    : { reason: `${sayValue(value)} is not a text`, fix: 'Write a text in quotes.' },
);

/** One of a few words. */
export function choice<const T extends string>(...options: readonly T[]): z.ZodType<T> {
  return leaf<T>({ enum: options }, (value) => {
    const found = options.find((option) => option === value);
    if (found !== undefined) return { value: found };
    const meant = typeof value === 'string' ? nearest(value, options) : undefined;
    return {
      reason: `${sayValue(value)} is none of ${options.map((option) => `'${option}'`).join(', ')}`,
      fix: meant === undefined ? `Write one of ${options.join(', ')}.` : `Did you mean '${meant}'?`,
    };
  });
}

/** A whole number between two bounds, both included. */
export function whole(minimum: number, maximum: number, what = 'a whole number'): z.ZodType<number> {
  return leaf({ type: 'integer', minimum, maximum }, (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
      ? { value }
      : {
          reason: `${sayValue(value)} is not ${what} from ${minimum} to ${maximum}`,
          fix: `Write a number from ${minimum} to ${maximum}, without quotes.`,
        },
  );
}

export const flag = leaf<boolean>({ type: 'boolean' }, (value) =>
  typeof value === 'boolean'
    ? { value }
    : { reason: `${sayValue(value)} is neither true nor false`, fix: 'Write true or false, without quotes.' },
);

/** An object with known fields; an unknown field is an error that names the nearest known one. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known.join(' ') : undefined),
  }) as z.ZodObject<Shape, z.core.$strict>;
}
