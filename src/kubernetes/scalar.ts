import { nearest, parseQuantity } from '../base/index.ts';
import { FORMATS } from './formats.ts';
import { oneOf, type ProblemKind, show } from './problem.ts';
import type { IntOrStringType, NumberType, StringType, Type } from './schema.ts';

/** What is wrong with a scalar: the second half of a sentence that starts with the place. */
export interface Fault {
  readonly kind: ProblemKind;
  readonly text: string;
  readonly fix?: string;
}
type Scalar = Exclude<Type, { kind: 'list' | 'map' | 'object' }>;

/** The first thing that is wrong with a value, or undefined. */
export function faultOf(type: Scalar, value: unknown): Fault | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongType('true or false', value);
    case 'string':
      return stringFault(type, value);
    case 'integer':
    case 'number':
      return numberFault(type, value);
    case 'quantity':
      return quantityFault(value);
    case 'int-or-string':
      return intOrStringFault(type, value);
  }
}

/** A value of another type than the field's; quotes are the usual reason, so the fix speaks of them. */
export function wrongType(expected: string, value: unknown): Fault {
  return { kind: 'type', text: `is ${show(value)}, but must be ${expected}` };
}

function stringFault(type: StringType, value: unknown): Fault | undefined {
  if (typeof value !== 'string') {
    const scalar = typeof value === 'number' || typeof value === 'boolean';
    return { ...wrongType('a string', value), ...(scalar ? { fix: `Put quotes around ${value}.` } : {}) };
  }
  if (type.enum !== undefined && !type.enum.includes(value)) {
    const near = nearest(value, type.enum);
    return {
      kind: 'enum',
      text: `is ${show(value)}, but must be ${oneOf(type.enum)}`,
      ...(near === undefined ? {} : { fix: `Write ${JSON.stringify(near)}.` }),
    };
  }
  if (type.format !== undefined && !FORMATS[type.format].matches(value)) {
    return { kind: 'format', text: `is ${show(value)}, but must be ${FORMATS[type.format].expected}` };
  }
  if (type.pattern !== undefined && !matches(type.pattern, value)) {
    return { kind: 'format', text: `is ${show(value)}, but must match ${type.pattern}` };
  }
  const { min = 0, max = Number.POSITIVE_INFINITY } = type;
  if (value.length < min) {
    return { kind: 'length', text: min === 1 ? 'is empty' : `is shorter than ${min} characters` };
  }
  return value.length > max ? { kind: 'length', text: `is longer than ${max} characters` } : undefined;
}

const patterns = new Map<string, RegExp | undefined>();

/** Patterns are written for Go; one that JavaScript cannot read is not checked. */
function matches(pattern: string, value: string): boolean {
  if (!patterns.has(pattern)) patterns.set(pattern, compile(pattern));
  return patterns.get(pattern)?.test(value) ?? true;
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

function numberFault(type: NumberType, value: unknown): Fault | undefined {
  const expected = type.kind === 'integer' ? 'an integer' : 'a number';
  const right = type.kind === 'integer' ? Number.isInteger(value) : typeof value === 'number';
  if (typeof value !== 'number' || !right) {
    const quoted = typeof value === 'string' && value !== '' && Number.isFinite(Number(value));
    return { ...wrongType(expected, value), ...(quoted ? { fix: `Write ${value} without quotes.` } : {}) };
  }
  const { min, max } = type;
  const outside = (min !== undefined && value < min) || (max !== undefined && value > max);
  return outside ? { kind: 'range', text: `is ${value}, but must be ${rangeText(min, max)}` } : undefined;
}

function rangeText(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  return min === undefined ? `at most ${max}` : `at least ${min}`;
}

function quantityFault(value: unknown): Fault | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return wrongType('a quantity', value);
  if (parseQuantity(value) !== undefined) return undefined;
  const repaired = typeof value === 'string' ? repairQuantity(value) : undefined;
  return {
    kind: 'quantity',
    text: `is ${show(value)}, but must be a quantity such as "500m", "2" or "256Mi"`,
    ...(repaired === undefined ? {} : { fix: `Write ${JSON.stringify(repaired)}.` }),
  };
}

/** `256MB`, `256 Mi`, `256MiB`, `256mi`, `1K`: the same number with the suffix that was probably meant. */
function repairQuantity(text: string): string | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGTPE])(i?)B?$/i.exec(text);
  if (match === null) return undefined;
  const [, digits = '', letter = '', binary] = match;
  const suffix = binary
    ? `${letter.toUpperCase()}i`
    : letter.toUpperCase() === 'K'
      ? 'k'
      : letter.toUpperCase();
  return `${digits}${suffix}`;
}

function intOrStringFault({ format }: IntOrStringType, value: unknown): Fault | undefined {
  if (typeof value !== 'string' && !Number.isInteger(value))
    return wrongType('an integer or a string', value);
  if (format === 'port') {
    if (typeof value === 'number') return numberFault({ kind: 'integer', min: 1, max: 65535 }, value);
    return stringFault({ kind: 'string', format: 'port-name' }, value);
  }
  if (format !== 'percent') return undefined;
  if (typeof value === 'number') return numberFault({ kind: 'integer', min: 0 }, value);
  return /^\d+%$/.test(String(value))
    ? undefined
    : { kind: 'format', text: `is ${show(value)}, but must be an integer or a percentage such as "25%"` };
}
