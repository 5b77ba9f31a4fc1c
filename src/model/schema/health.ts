import { z } from 'zod';
import { fields, leaf, sayValue, text, whole, words } from './leaf.ts';
import { short } from './short.ts';
import { duration } from './unit.ts';

const portReference = leaf<string | number>({ anyOf: [{ type: 'string' }, { type: 'integer' }] }, (value) =>
  typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value))
    ? { value }
    : {
        reason: `${sayValue(value)} is not a port`,
        fix: 'Write the name or the number of a port of the service.',
      },
);

export const probeShape = {
  path: text('an HTTP path', /^\/\S*$/, "Begin with a slash: '/health'.").optional(),
  command: z.array(words).min(1).optional(),
  port: portReference.optional(),
  delay: duration.optional(),
  period: duration.optional(),
  timeout: duration.optional(),
  failures: whole(1, 1000).optional(),
};

const probe = short(probeShape, 'path');

export const health = fields({
  live: probe.optional(),
  ready: probe.optional(),
  startup: probe.optional(),
});
