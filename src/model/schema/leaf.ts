import { z } from 'zod';
import { nearest } from '../../base/index.ts';
import { type Fault, refuse } from './issue.ts';
import { described, type JsonSchema } from './json.ts';

/** The outcome of reading one value: the value, or its fault. */
export type Read<T> = { readonly value: T } | Fault;

/** A schema for a value that one function reads; `json` describes the value for editors of JSON. */
export function leaf<T>(json: JsonSchema, read: (value: unknown) => Read<T>): z.ZodType<T> {
  const schema = z.unknown().transform((value, context): T => {
    const outcome = read(value);
    if ('value' in outcome) return outcome.value;
    refuse(context, outcome, value);
    return z.NEVER;
  });
  return described(schema, () => json);
}

/** How a value is called in a message: `the text "80"`, `a list`, `nothing`. */
export function sayValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') {
    return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`;
  }
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return sayList(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
}

function sayList(value: readonly unknown[]): string {
  if (value.length === 0) return 'an empty list';
  const short = value.length <= 4 && value.every((item) => typeof item !== 'object');
  return short ? JSON.stringify(value) : 'a list';
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
export const words = leaf<string>({ type: 'string', pattern: '\\S' }, (value) => {
  if (typeof value !== 'string')
    return { reason: `${sayValue(value)} is not a text`, fix: 'Write a text in quotes.' };
  return value.trim() === ''
    ? { reason: 'the text is empty', fix: 'Write a text, or remove it.' }
    : { value };
});

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
    const all = options.map((option) => `'${option}'`).join(', ');
    return {
      reason: `${sayValue(value)} is none of ${options.length > 8 ? 'the known words' : all}`,
      fix: meant === undefined ? `Write one of ${all}.` : `Did you mean '${meant}'?`,
    };
  });
}

/** A whole number between two bounds, both included. */
export function whole(minimum: number, maximum: number, what = 'a whole number'): z.ZodType<number> {
  const fits = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
  return leaf({ type: 'integer', minimum, maximum }, (value) => {
    if (fits(value)) return { value };
    const quoted = typeof value === 'string' && /^\d+$/.test(value) && fits(Number(value));
    return {
      reason: `${sayValue(value)} is not ${what} from ${minimum} to ${maximum}`,
      fix: quoted
        ? `Write it without quotes: ${Number(value)}.`
        : `Write a whole number from ${minimum} to ${maximum}.`,
    };
  });
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
