import type { Backup } from '../../../model/index.ts';

/** The schedule of copies as CloudNativePG reads it: with seconds, in UTC. */
export function scheduleOf({ hours, minute, weekly }: Backup): string {
  return `0 ${minute} ${hours.join(',')} * * ${weekly ? 0 : '*'}`;
}
