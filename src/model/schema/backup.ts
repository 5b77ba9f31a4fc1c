import { z } from 'zod';
import { isObject } from '../../base/index.ts';
import { forward, refuse } from './issue.ts';
import { described, jsonOf } from './json.ts';
import { fields, sayValue, text } from './leaf.ts';
import { bucketName } from './name.ts';
import { duration } from './unit.ts';

const shape = {
  every: duration.optional(),
  at: text('a time of day', /^([01]\d|2[0-3]):[0-5]\d$/, "Write it as '02:00'.").optional(),
  keep: duration.optional(),
  rpo: duration.optional(),
  bucket: bucketName.optional(),
};
export const backup = fields(shape);
export const backupFields = Object.keys(shape);

/** How a store is backed up; `false` where it is not. */
export const backupOrNone = described(
  z.unknown().transform((value, context): z.output<typeof backup> | false => {
    if (value === false) return value;
    if (!isObject(value)) {
      refuse(
        context,
        { reason: `${sayValue(value)} is no backup`, fix: "Write { every: '1d', keep: '7d' } or false." },
        value,
      );
      return z.NEVER;
    }
    const outcome = backup.safeParse(value);
    if (outcome.success) return outcome.data;
    forward(context, outcome.error.issues, [], value);
    return z.NEVER;
  }),
  () => ({ anyOf: [jsonOf(backup), { const: false }] }),
);
