import type { z } from 'zod';
import { type DataPath, type Diagnostic, nearest, valueAt } from '../../base/index.ts';
import { sayValue } from './leaf.ts';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  tuple: 'a list',
};

/**
 * Turns what zod found into diagnostics.
 * @param definition the value that was parsed, to say what stands there instead
 */
export function diagnose(issues: readonly z.core.$ZodIssue[], definition: unknown): readonly Diagnostic[] {
  return issues.flatMap((issue) => diagnoseOne(issue, definition));
}

function diagnoseOne(issue: z.core.$ZodIssue, definition: unknown): readonly Diagnostic[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol') as DataPath;
  const value = valueAt(definition, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = issue.message.split(' ');
      return issue.keys.map((key) => {
        const meant = nearest(key, known);
        return {
          path: [...path, key],
          atKey: true,
          reason: `unknown field '${key}'`,
          fix: meant === undefined ? `Known fields: ${known.join(', ')}.` : `Did you mean '${meant}'?`,
        };
      });
    }
    case 'invalid_type': {
      const expected = kinds[issue.expected] ?? issue.expected;
      const field = path.at(-1);
      return value === undefined && field !== undefined
        ? [{ path, reason: `'${field}' is required`, fix: `Add it: ${expected}.` }]
        : [{ path, reason: `${sayValue(value)} is not ${expected}`, fix: `Write ${expected}.` }];
    }
    case 'too_small':
      return [
        {
          path,
          reason: Array.isArray(value) ? 'the list has too few items' : 'the value is too small',
          fix: `Give at least ${issue.minimum}.`,
        },
      ];
    case 'too_big':
      return [
        {
          path,
          reason: Array.isArray(value) ? 'the list has too many items' : 'the value is too large',
          fix: `Give at most ${issue.maximum}.`,
        },
      ];
    case 'custom': {
      const params = issue.params as { fix?: string; atKey?: boolean } | undefined;
      if (value === undefined && path.length > 0 && params?.atKey !== true) {
        return [
          {
            path,
            reason: `'${path.at(-1)}' is required`,
            ...(params?.fix === undefined ? {} : { fix: params.fix }),
          },
        ];
      }
      return [
        {
          path,
          reason: issue.message,
          ...(params?.fix === undefined ? {} : { fix: params.fix }),
          ...(params?.atKey === true ? { atKey: true } : {}),
        },
      ];
    }
    default:
      return [{ path, reason: issue.message }];
  }
}
