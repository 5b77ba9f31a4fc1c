import type { z } from 'zod';
import { leaf, type Read, sayValue, text } from './leaf.ts';
import { record } from './record.ts';

const label = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const longestName = 40;

function readName(value: string, what: string, longest: number): Read<string> {
  if (value.length > longest) {
    return {
      reason: `the name '${value}' of ${what} is longer than ${longest} characters`,
      fix: 'Choose a shorter name.',
    };
  }
  if (!label.test(value)) {
    return {
      reason: `'${value}' cannot be the name of ${what}`,
      fix: 'Use lower-case letters, digits and hyphens; begin with a letter, end with a letter or digit.',
    };
  }
  return { value };
}

/** A name that becomes a DNS label and part of other names. */
export function name(what: string, longest = longestName): z.ZodType<string> {
  return leaf({ type: 'string', pattern: label.source, maxLength: longest }, (value) =>
    typeof value === 'string'
      ? readName(value, what, longest)
      : { reason: `${sayValue(value)} cannot be the name of ${what}`, fix: 'Write a text in quotes.' },
  );
}

/** An object from names of parts to the parts. */
export function named<T>(what: string, inner: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> {
  return record(inner, {
    what: `the name of ${what}`,
    json: { pattern: label.source, maxLength: longestName },
    check: (key) => readName(key, what, longestName),
  });
}

/** An object from keys of a given form to values. */
export function keyed<T>(
  inner: z.ZodType<T>,
  pattern: RegExp,
  what: string,
  fix: string,
): z.ZodType<Readonly<Record<string, T>>> {
  return record(inner, {
    what,
    json: { pattern: pattern.source },
    check: (key) => (pattern.test(key) ? { value: key } : { reason: `'${key}' cannot be ${what}`, fix }),
  });
}

export const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;
export const variableFix = 'Use letters, digits and underscores; do not begin with a digit.';

/** Environment variables by name. */
export function variablesOf<T>(inner: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> {
  return keyed(inner, variableName, 'the name of an environment variable', variableFix);
}

export const hostName = text(
  'a host name',
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
  "Write a full domain name such as 'api.example.com', without scheme or path.",
);

export const addressRange = text(
  'an address range',
  /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)\/(3[0-2]|[12]?\d)$/,
  "Write a range such as '10.0.0.0/16'.",
);

export const bucketName = text(
  'the name of a bucket',
  /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  'Use 3 to 63 lower-case letters, digits and hyphens.',
);
