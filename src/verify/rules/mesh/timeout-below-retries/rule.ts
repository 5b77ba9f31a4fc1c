import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt, textAt } from '../../../value.ts';
import { routesOf, seconds } from '../routes.ts';

export const rule: Rule = {
  id: 'timeout-below-retries',
  title: 'A timeout that ends before the last retry',
  severity: 'warning',
  why: 'Attempts count retries, the first try comes on top: the last one never begins, and a broken pod holds each caller for the whole timeout.',
  fix: 'Let the timeout be at least (1 + attempts) x perTryTimeout.',
  *check(input) {
    for (const { object, path, value } of routesOf(networkOf(input))) {
      if (!input.cluster.objects.includes(object)) continue;
      const timeout = seconds(textAt(value, 'timeout'));
      const perTry = seconds(textAt(value, 'retries', 'perTryTimeout'));
      const attempts = numberAt(value, 'retries', 'attempts');
      if (timeout === undefined || perTry === undefined || attempts === undefined || timeout === 0) continue;
      const needed = (1 + attempts) * perTry;
      if (needed <= timeout) continue;
      yield {
        message: `${titleOf(object)} gives requests ${timeout} s, but ${1 + attempts} tries of ${perTry} s take ${needed} s`,
        places: [
          placeIn(object, [...path, 'timeout'], `ends after ${timeout} s`),
          placeIn(object, [...path, 'retries', 'attempts'], `${attempts} retries after the first try`),
          placeIn(object, [...path, 'retries', 'perTryTimeout'], `${perTry} s each`),
        ],
        fix: `Write timeout: ${needed}s, or attempts: ${Math.max(0, Math.floor(timeout / perTry) - 1)}.`,
      };
    }
  },
};
