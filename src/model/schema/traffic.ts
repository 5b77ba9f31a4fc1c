import { z } from 'zod';
import { choice, fields, flag, leaf, type Read, sayValue, whole } from './leaf.ts';
import { duration, percent } from './unit.ts';

/** Requests below which a connection is not worth its handshake. */
const fewestRequests = 1000;

export const retries = fields({
  attempts: whole(1, 10),
  perTry: duration,
  on: z
    .array(
      choice(
        'connect-failure',
        'refused-stream',
        'reset-before-request',
        'reset',
        '5xx',
        'gateway-error',
        'retriable-4xx',
      ),
    )
    .min(1)
    .optional(),
});

const requestsPerConnection = leaf<number>({ type: 'integer', minimum: fewestRequests }, readRequests);

function readRequests(value: unknown): Read<number> {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    return { reason: `${sayValue(value)} is not a number of requests`, fix: 'Write a whole number.' };
  }
  return value >= fewestRequests
    ? { value }
    : {
        reason: `a connection for every ${value} requests costs a handshake for every ${value} requests`,
        fix: `Remove it, so that connections stay open, or write at least ${fewestRequests}.`,
      };
}

export const limits = fields({
  connections: whole(1, 1000000).optional(),
  pending: whole(1, 1000000).optional(),
  requests: whole(1, 1000000).optional(),
  requestsPerConnection: requestsPerConnection.optional(),
});

export const outliers = fields({
  errors: whole(1, 1000).optional(),
  interval: duration.optional(),
  ejection: duration.optional(),
  share: percent(100).optional(),
  minimumHealthy: percent(100).optional(),
});

export const traffic = fields({
  timeout: duration.optional(),
  retries: retries.optional(),
  idempotent: flag.optional(),
  limits: limits.optional(),
  balancing: choice('LEAST_REQUEST', 'ROUND_ROBIN', 'RANDOM').optional(),
  outliers: outliers.optional(),
});
