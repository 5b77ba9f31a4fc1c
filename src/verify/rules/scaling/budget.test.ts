import { describe, expect, it } from 'vitest';
import { evictable } from './budget.ts';

describe('evictable', () => {
  it.each([
    ['minAvailable', 2, 3, 1],
    ['minAvailable', 5, 3, 0],
    ['minAvailable', '50%', 1, 0],
    ['minAvailable', '50%', 3, 1],
    ['minAvailable', '100%', 7, 0],
    ['minAvailable', '0%', 2, 2],
    ['maxUnavailable', 0, 3, 0],
    ['maxUnavailable', 1, 1, 1],
    ['maxUnavailable', '10%', 1, 1],
    ['maxUnavailable', '25%', 10, 3],
    ['maxUnavailable', '0%', 10, 0],
    ['maxUnavailable', 'some', 10, undefined],
  ] as const)('%s: %s of %d pods lets %s go', (field, bound, pods, expected) => {
    expect(evictable({ field, bound }, pods)).toBe(expected);
  });
});
