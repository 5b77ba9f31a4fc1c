import type { z } from 'zod';
import { type DataPath, type Diagnostic, nearest, valueAt } from '../../base/index.ts';
import { sayValue } from './leaf.ts';

/** A fault of the form, with what of the definition cannot be read because of it. */
export interface FormFault {
  readonly diagnostic: Diagnostic & { readonly path: DataPath };
  /** What to leave out so that the rest can be read. */
  readonly remove: DataPath;
  /** What the rest lacks then: faults that only follow from it are not worth telling. */
  readonly lost: DataPath | undefined;
}

const kinds: Readonly<Record<string, string>> = { array: 'a list', object: 'an object' };
const examples: Readonly<Record<string, string>> = { array: '[ ... ]', object: '{ ... }' };

/**
 * Turns what zod found into faults.
 * @param definition the value that was parsed, to say what stands there instead
 */
export function diagnose(issues: readonly z.core.$ZodIssue[], definition: unknown): readonly FormFault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol') as DataPath;
    if (issue.code === 'unrecognized_keys') return unknownFields(issue, path, valueAt(definition, path));
    const diagnostic = { path, ...explain(issue, path, valueAt(definition, path)) };
    return { diagnostic, remove: path, lost: path };
  });
}

function unknownFields(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: DataPath,
  owner: unknown,
): readonly FormFault[] {
  const known = issue.message.split(' ');
  return issue.keys.map((key) => {
    const meant = nearest(key, known);
    const place = [...path, key];
    return {
      diagnostic: {
        path: place,
        atKey: true,
        reason: `unknown field '${key}'`,
        fix: meant === undefined ? `Known fields: ${known.join(', ')}.` : `Did you mean '${meant}'?`,
      },
      remove: place,
      // Beside the field that was meant, the unknown one is one too many, and nothing is lost.
      lost: meant === undefined || valueAt(owner, [meant]) !== undefined ? undefined : [...path, meant],
    };
  });
}

function explain(issue: z.core.$ZodIssue, path: DataPath, value: unknown): Diagnostic {
  const field = path.at(-1);
  if (value === undefined && typeof field === 'string' && issue.code !== 'unrecognized_keys') {
    return { reason: `'${field}' is required`, fix: fixOf(issue) ?? 'Add it.' };
  }
  switch (issue.code) {
    case 'too_small':
      return issue.minimum === 1
        ? { reason: 'the list is empty', fix: 'Give at least one item.' }
        : { reason: 'the list has too few items', fix: `Give at least ${issue.minimum}.` };
    case 'invalid_type': {
      const fix = fixOf(issue);
      return {
        reason: `${sayValue(value)} is not ${kinds[issue.expected] ?? issue.expected}`,
        ...(fix === undefined ? {} : { fix }),
      };
    }
    case 'custom': {
      const fix = fixOf(issue);
      return {
        reason: issue.message,
        ...(fix === undefined ? {} : { fix }),
        ...(issue.params?.atKey === true ? { atKey: true } : {}),
      };
    }
    default:
      return { reason: issue.message };
  }
}

function fixOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'custom') return (issue.params as { readonly fix?: string } | undefined)?.fix;
  if (issue.code !== 'invalid_type') return undefined;
  const expected = kinds[issue.expected];
  return expected === undefined ? undefined : `Write ${expected}: ${examples[issue.expected]}.`;
}
