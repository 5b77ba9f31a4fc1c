import type { DataPath } from '../../../base/index.ts';
import { type Fields, listAt, numberAt } from '../../value.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

/** How long a container sleeps before it is told to stop, and where that is written, from the container down. */
export function preStopSleep(
  container: Fields,
): { readonly seconds: number; readonly path: DataPath } | undefined {
  const hook = ['lifecycle', 'preStop'];
  const stated = numberAt(container, ...hook, 'sleep', 'seconds');
  if (stated !== undefined) return { seconds: stated, path: [...hook, 'sleep', 'seconds'] };
  const words = listAt(container, ...hook, 'exec', 'command').filter((word) => typeof word === 'string');
  // `sleep 1 2` sleeps for the sum, but nobody writes that; several commands of a shell are summed.
  const sleeps = [...words.join(' ').matchAll(/(?:^|[\s;&|/])sleep\s+(\d+(?:\.\d+)?)([smh]?)(?=$|[\s;&|])/g)];
  const seconds = sleeps.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 1), 0);
  return seconds === 0 ? undefined : { seconds, path: [...hook, 'exec', 'command'] };
}
