import type { DataPath } from '../../base/index.ts';
import type { Backup } from '../platform/store.ts';
import type { ReadStore } from '../schema/platform.ts';
import { bucketMeant } from './bucket.ts';
import { type Context, pick, pickPath } from './context.ts';

const hour = 3600;
const day = 86400;

/** How a database is backed up: always, unless the definition says otherwise. */
export function resolveBackup(context: Context, given: ReadStore, place: DataPath): Backup | undefined {
  const wanted = pick(given.backup, context);
  if (wanted === false || given.type !== 'postgres') return undefined;
  const path = pickPath(given.backup, context, [...place, 'backup']);
  const { every = day, at = '02:00', keep = 7 * day, rpo = 300, bucket } = wanted ?? {};
  const [first = 0, minute = 0] = at.split(':').map(Number);
  reportTimes(context, { every, keep, rpo }, path);
  const step = Math.max(1, Math.floor(Math.min(every, day) / hour));
  return {
    hours: Array.from({ length: Math.floor(24 / step) }, (_, index) => (first + index * step) % 24).sort(
      (a, b) => a - b,
    ),
    minute,
    weekly: every === 7 * day,
    keep,
    rpo,
    bucket: bucketMeant(context, bucket) ?? `${context.definition.name}-backups-${context.environment}`,
    path: given.backup === undefined ? place : path,
  };
}

function reportTimes(
  context: Context,
  { every, keep, rpo }: { readonly every: number; readonly keep: number; readonly rpo: number },
  path: DataPath,
): void {
  const dividesDay = every >= hour && every <= day && every % hour === 0 && day % every === 0;
  if (!dividesDay && every !== 7 * day) {
    context.report({
      path: [...path, 'every'],
      reason: 'the time between two backups is neither hours that divide a day, nor one day, nor seven',
      fix: "Write '1h', '2h', '3h', '4h', '6h', '8h', '12h', '1d' or '7d'.",
    });
  }
  if (keep < day || keep % day !== 0) {
    context.report({
      path: [...path, 'keep'],
      reason: 'backups are kept for whole days',
      fix: "Write a number of days: '7d'.",
    });
  } else if (keep < every) {
    context.report({
      path: [...path, 'keep'],
      reason: 'a backup is gone before the next one is made',
      fix: 'Keep backups longer than the time between two of them.',
      needs: [[...path, 'every']],
    });
  }
  if (rpo < 60 || rpo > day) {
    context.report({
      path: [...path, 'rpo'],
      reason: 'changes leave a database no more often than every minute, and at least every day',
      fix: "Write a time from '1m' to '24h'.",
    });
  }
}
