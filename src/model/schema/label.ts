import type { z } from 'zod';
import { perEnvironment, type Spread } from './environment.ts';
import { anyText, text } from './leaf.ts';
import { keyed } from './name.ts';

const labelValue = text(
  'a label value',
  /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/,
  'Use at most 63 letters, digits, dots, hyphens and underscores.',
);

function labelled<T>(value: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> {
  return keyed(
    value,
    /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
    'a label',
    "Write a name of at most 63 characters, with an optional domain in front: 'example.com/name'.",
  );
}

/** Labels of Kubernetes objects. */
export const labels = labelled(labelValue);

/** Labels whose values may differ by environment. */
export function labelsOf(
  environments: readonly string[],
): z.ZodType<Readonly<Record<string, Spread<string>>>> {
  return labelled(perEnvironment(labelValue, environments));
}

/** Tags of cloud resources, whose values may differ by environment. */
export function tagsOf(environments: readonly string[]): z.ZodType<Readonly<Record<string, Spread<string>>>> {
  return keyed(
    perEnvironment(anyText, environments),
    /^[\w .:/=+@-]{1,128}$/,
    'a tag',
    'Use at most 128 letters, digits, spaces and . : / = + - @ _.',
  );
}
