import type { z } from 'zod';
import { formatBytes, formatCpu, parseQuantity } from '../../base/index.ts';
import { leaf, type Read, sayValue } from './leaf.ts';

/** A request and a limit, in the unit's base: cores or bytes. */
export interface Bounds {
  readonly request: number;
  readonly limit: number;
}

function readQuantity(value: unknown, what: 'cpu' | 'memory'): Read<number> {
  const example = what === 'cpu' ? "'250m' or '2'" : "'256Mi' or '2Gi'";
  const fix = `Write a text such as ${example}.`;
  if (typeof value !== 'string') return { reason: `${sayValue(value)} is not an amount of ${what}`, fix };
  const amount = parseQuantity(value);
  if (amount === undefined || amount <= 0) {
    return { reason: `${sayValue(value)} is not an amount of ${what}`, fix };
  }
  if (what === 'memory' && amount < 1024 * 1024) {
    return { reason: `${sayValue(value)} is less than one mebibyte of memory`, fix };
  }
  if (what === 'cpu' && Math.abs(amount * 1000 - Math.round(amount * 1000)) > 1e-9) {
    return { reason: `${sayValue(value)} is finer than a thousandth of a core`, fix };
  }
  return { value: amount };
}

function bounds(what: 'cpu' | 'memory'): z.ZodType<Bounds> {
  const format = what === 'cpu' ? formatCpu : formatBytes;
  const json = {
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }],
  };
  return leaf<Bounds>(json, (value) => {
    const pair = Array.isArray(value) ? value : [value, value];
    if (pair.length !== 2) {
      return {
        reason: `${sayValue(value)} is not a pair of request and limit`,
        fix: 'Write [request, limit].',
      };
    }
    const request = readQuantity(pair[0], what);
    if (!('value' in request)) return request;
    const limit = readQuantity(pair[1], what);
    if (!('value' in limit)) return limit;
    if (limit.value < request.value) {
      return {
        reason: `the ${what} limit ${format(limit.value)} is below the request ${format(request.value)}`,
        fix: 'Write the request first, then a limit at least as high.',
      };
    }
    return { value: { request: request.value, limit: limit.value } };
  });
}

/** Cpu: one amount, or [request, limit]; in cores. */
export const cpu = bounds('cpu');
/** Memory: one amount, or [request, limit]; in bytes. */
export const memory = bounds('memory');

/** An amount of memory or disk, in bytes. */
export const size = leaf<number>({ type: 'string' }, (value) => readQuantity(value, 'memory'));
/** An amount of cpu, in cores. */
export const cores = leaf<number>({ type: 'string' }, (value) => readQuantity(value, 'cpu'));

const secondsOf = { s: 1, m: 60, h: 3600, d: 86400 } as const;

/** A duration such as '30s', '5m', '1h', '7d', in whole seconds. */
export const duration = leaf<number>({ type: 'string', pattern: '^[0-9]+[smhd]$' }, (value) => {
  const match = typeof value === 'string' ? /^(\d{1,9})([smhd])$/.exec(value) : null;
  if (match === null) {
    return {
      reason: `${sayValue(value)} is not a duration`,
      fix: "Write a text such as '30s', '5m', '1h' or '7d'.",
    };
  }
  return { value: Number(match[1]) * secondsOf[match[2] as keyof typeof secondsOf] };
});

/** A percentage such as '70%', as a number of percent. */
export function percent(maximum: number): z.ZodType<number> {
  return leaf<number>({ type: 'string', pattern: '^[0-9]+%$' }, (value) => {
    const match = typeof value === 'string' ? /^(\d{1,4})%$/.exec(value) : null;
    const amount = Number(match?.[1]);
    if (match === null || amount < 1 || amount > maximum) {
      return {
        reason: `${sayValue(value)} is not a share from 1% to ${maximum}%`,
        fix: "Write a text such as '70%'.",
      };
    }
    return { value: amount };
  });
}
