import { z } from 'zod';
import { isObject } from '../../base/index.ts';
import { forward, refuse } from './issue.ts';
import { described, type JsonSchema, jsonOf } from './json.ts';
import { type Read, sayValue } from './leaf.ts';

/** What keys of a record are, in words and as JSON Schema, and which are wrong. */
export interface Keys {
  readonly what: string;
  readonly json: JsonSchema;
  readonly check: (key: string) => Read<string>;
}

/**
 * An object from names to values. Wrong names and wrong values are all reported; a name without a value
 * (`undefined`) counts as not there. Not `z.record`, which passes over a key `__proto__` in silence and
 * checks names only when all values are right.
 */
export function record<T>(inner: z.ZodType<T>, keys: Keys): z.ZodType<Readonly<Record<string, T>>> {
  const schema = z.unknown().transform((value, context): Readonly<Record<string, T>> => {
    if (!isObject(value)) {
      refuse(
        context,
        { reason: `${sayValue(value)} is not an object`, fix: 'Write an object: { ... }.' },
        value,
      );
      return z.NEVER;
    }
    const found: [string, T][] = [];
    for (const [key, given] of Object.entries(value)) {
      if (given === undefined) continue;
      const checked = key === '__proto__' ? unusable(key, keys.what) : keys.check(key);
      if (!('value' in checked)) refuse(context, { ...checked, path: [key], atKey: true }, value);
      const outcome = inner.safeParse(given);
      if (outcome.success) found.push([key, outcome.data]);
      else forward(context, outcome.error.issues, [key], given);
    }
    return Object.fromEntries(found);
  });
  return described(schema, () => ({
    type: 'object',
    propertyNames: keys.json,
    additionalProperties: jsonOf(inner),
  }));
}

function unusable(key: string, what: string): Read<string> {
  return { reason: `'${key}' cannot be ${what}`, fix: 'Choose another name.' };
}
