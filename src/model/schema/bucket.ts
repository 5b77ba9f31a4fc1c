import { leaf, sayValue } from './leaf.ts';
import { duration } from './unit.ts';

/** For how long what is overwritten or deleted is kept: seconds, for ever with `true`, not at all with `false`. */
export const kept = leaf<number | boolean>(
  { anyOf: [{ type: 'boolean' }, { type: 'string', pattern: '^[0-9]+[smhd]$' }] },
  (value) => {
    if (typeof value === 'boolean') return { value };
    const outcome = duration.safeParse(value);
    if (outcome.success) return { value: outcome.data };
    return {
      reason: `${sayValue(value)} is no time for which versions are kept`,
      fix: "Write a text such as '90d', true or false.",
    };
  },
);
