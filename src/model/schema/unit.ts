import type { z } from 'zod';
import { formatBytes, formatCpu, parseQuantity } from '../../base/index.ts';
import { leaf, type Read, sayValue } from './leaf.ts';

/** A request and a limit, in the unit's base: cores or bytes. */
export interface Bounds {
  readonly request: number;
  readonly limit: number;
}

const examples = { cpu: "'250m' or '2'", memory: "'256Mi' or '2Gi'", disk: "'500Mi' or '10Gi'" } as const;
type Measure = keyof typeof examples;

function readQuantity(value: unknown, what: Measure): Read<number> {
  const fix = `Write a text such as ${examples[what]}.`;
  const amount = typeof value === 'string' ? parseQuantity(value) : undefined;
  if (amount === undefined || amount <= 0) {
    return {
      reason: `${sayValue(value)} is not an amount of ${what}`,
      fix: meantQuantity(value, what) ?? fix,
    };
  }
  if (what !== 'cpu' && amount < 1024 * 1024) {
    return {
      reason: `${sayValue(value)} is less than one mebibyte of ${what}`,
      fix: meantQuantity(value, what) ?? fix,
    };
  }
  if (what === 'cpu' && Math.abs(amount * 1000 - Math.round(amount * 1000)) > 1e-9) {
    return { reason: `${sayValue(value)} is finer than a thousandth of a core`, fix };
  }
  return { value: amount };
}

/** Guesses the unit that people write by habit: 10GB, 512 MB, 512m, 4 for cores. */
function meantQuantity(value: unknown, what: Measure): string | undefined {
  if (what === 'cpu') {
    return typeof value === 'number' && value > 0 ? `Write it in quotes: '${value}'.` : undefined;
  }
  const match = typeof value === 'string' ? /^(\d+) ?([kmgt])i?b?$/i.exec(value) : null;
  return match === null ? undefined : `Did you mean '${match[1]}${match[2]?.toUpperCase()}i'?`;
}

/** What the two amounts are called, and how it is said that the second is too small. */
const singular = { low: 'request', high: 'limit', is: 'is', a: 'a limit' } as const;
const plural = { low: 'requests', high: 'limits', is: 'are', a: 'limits' } as const;

function readPair(
  value: unknown,
  what: 'cpu' | 'memory',
  { low, high, is, a }: typeof singular | typeof plural,
): Read<Bounds> {
  const format = what === 'cpu' ? formatCpu : formatBytes;
  if (!Array.isArray(value) || value.length !== 2) {
    return {
      reason: `${sayValue(value)} is not a pair of ${low} and ${high}`,
      fix: `Write [${low}, ${high}].`,
    };
  }
  const [request, limit] = [readQuantity(value[0], what), readQuantity(value[1], what)];
  if (!('value' in request)) return request;
  if (!('value' in limit)) return limit;
  if (limit.value < request.value) {
    return {
      reason: `the ${what} ${high} ${format(limit.value)} ${is} below the ${low} ${format(request.value)}`,
      fix: `Write the ${low} first, then ${a} at least as high.`,
    };
  }
  return { value: { request: request.value, limit: limit.value } };
}

const pairJson = { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 };

function bounds(what: 'cpu' | 'memory'): z.ZodType<Bounds> {
  return leaf<Bounds>({ anyOf: [{ type: 'string' }, pairJson] }, (value) =>
    readPair(Array.isArray(value) ? value : [value, value], what, singular),
  );
}

/** Cpu: one amount, or [request, limit]; in cores. */
export const cpu = bounds('cpu');
/** Memory: one amount, or [request, limit]; in bytes. */
export const memory = bounds('memory');

/** The sums that a namespace may request and be limited to, in the unit's base. */
export function sums(what: 'cpu' | 'memory'): z.ZodType<readonly [number, number]> {
  return leaf<readonly [number, number]>(pairJson, (value) => {
    const pair = readPair(value, what, plural);
    return 'value' in pair ? { value: [pair.value.request, pair.value.limit] } : pair;
  });
}

/** An amount of disk, or of memory that stands in for one; in bytes. */
export const size = leaf<number>({ type: 'string' }, (value) => readQuantity(value, 'disk'));

const secondsOf = { s: 1, m: 60, h: 3600, d: 86400 } as const;

/** A duration such as '30s', '5m', '1h', '7d', in whole seconds. */
export const duration = leaf<number>({ type: 'string', pattern: '^[0-9]+[smhd]$' }, (value) => {
  const match = typeof value === 'string' ? /^(\d{1,9})([smhd])$/.exec(value) : null;
  if (match === null) {
    return {
      reason: `${sayValue(value)} is not a duration`,
      fix:
        typeof value === 'number' && Number.isInteger(value) && value >= 0
          ? `Write it with a unit: '${value}s'.`
          : "Write a text such as '30s', '5m', '1h' or '7d'.",
    };
  }
  return { value: Number(match[1]) * secondsOf[match[2] as keyof typeof secondsOf] };
});

/** A percentage such as '70%', as a number of percent. */
export function percent(maximum: number): z.ZodType<number> {
  return leaf<number>({ type: 'string', pattern: '^[0-9]+%$' }, (value) => {
    const match = typeof value === 'string' ? /^(\d{1,5})%$/.exec(value) : null;
    const amount = Number(match?.[1]);
    if (match === null || amount < 1 || amount > maximum) {
      return {
        reason: `${sayValue(value)} is not a share from 1% to ${maximum}%`,
        fix:
          typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= maximum
            ? `Write it with a percent sign: '${value}%'.`
            : "Write a text such as '70%'.",
      };
    }
    return { value: amount };
  });
}
