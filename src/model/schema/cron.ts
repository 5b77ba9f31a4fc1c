import { leaf, type Read, sayValue } from './leaf.ts';

interface Field {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Names of the numbers from the minimum on. */
  readonly words?: readonly string[];
}

/** The fields in order, as the scheduler of Kubernetes reads them (robfig/cron): Sunday is 0, never 7. */
const cronFields: readonly Field[] = [
  { name: 'minute', minimum: 0, maximum: 59 },
  { name: 'hour', minimum: 0, maximum: 23 },
  { name: 'day', minimum: 1, maximum: 31 },
  {
    name: 'month',
    minimum: 1,
    maximum: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'weekday', minimum: 0, maximum: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** A cron expression of five fields. */
export const cron = leaf<string>({ type: 'string', pattern: '^\\S+( \\S+){4}$' }, readCron);

function readCron(value: unknown): Read<string> {
  const parts = typeof value === 'string' ? value.split(' ') : [];
  if (typeof value !== 'string' || parts.length !== cronFields.length) {
    return {
      reason: `${sayValue(value)} is not a cron expression`,
      fix: "Write five fields: minute, hour, day, month, weekday; '0 2 * * *' is daily at 02:00 UTC.",
    };
  }
  for (const [index, field] of cronFields.entries()) {
    const part = parts[index] ?? '';
    if (part.split(',').every((item) => fits(item, field))) continue;
    return {
      reason: `'${part}' is not a ${field.name} of a cron expression`,
      fix: `Write *, a number from ${field.minimum} to ${field.maximum}, a range '1-5' or a step '*/15'.`,
    };
  }
  return { value };
}

function fits(item: string, field: Field): boolean {
  const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (match === null || (match[3] !== undefined && Number(match[3]) < 1)) return false;
  if (match[1] === undefined) return true;
  const first = numberOf(match[1], field);
  const last = match[2] === undefined ? first : numberOf(match[2], field);
  return first >= field.minimum && last <= field.maximum && first <= last;
}

function numberOf(word: string, field: Field): number {
  if (/^\d+$/.test(word)) return Number(word);
  const index = field.words?.indexOf(word.toLowerCase()) ?? -1;
  return index < 0 ? Number.NaN : index + field.minimum;
}
