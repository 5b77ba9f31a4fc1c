import { z } from 'zod';
import { isObject } from '../../base/index.ts';
import { forward, refuse } from './issue.ts';
import { described, jsonOf } from './json.ts';
import { choice, fields, sayValue } from './leaf.ts';
import { named } from './name.ts';
import { duration } from './unit.ts';

const shape = {
  access: named('a service', choice('read', 'write', 'own')).optional(),
  lease: duration.optional(),
  rotate: duration.optional(),
};
export const temporary = fields(shape);
export const credentialFields = Object.keys(shape);

/** Credentials that somebody keeps, or what those are like that Vault makes. */
export const credentials = described(
  z.unknown().transform((value, context): z.output<typeof temporary> | 'fixed' => {
    if (value === 'fixed') return value;
    if (value === 'temporary') return {};
    if (!isObject(value)) {
      refuse(
        context,
        {
          reason: `${sayValue(value)} says not whose credentials services have`,
          fix: "Write 'fixed', 'temporary' or { access: { <service>: 'read' } }.",
        },
        value,
      );
      return z.NEVER;
    }
    const outcome = temporary.safeParse(value);
    if (outcome.success) return outcome.data;
    forward(context, outcome.error.issues, [], value);
    return z.NEVER;
  }),
  () => ({ anyOf: [jsonOf(temporary), { enum: ['fixed', 'temporary'] }] }),
);
