import { expect, it } from 'vitest';
import { scheduleOf } from './cron.ts';

const backup = { hours: [2], minute: 0, weekly: false, keep: 1, rpo: 1, bucket: 'b', path: [] };

it.each([
  [{}, '0 0 2 * * *'],
  [{ hours: [1, 7, 13, 19], minute: 30 }, '0 30 1,7,13,19 * * *'],
  [{ weekly: true }, '0 0 2 * * 0'],
])('%j is %s', (change, schedule) => {
  expect(scheduleOf({ ...backup, ...change })).toBe(schedule);
});
