import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { routesOf } from '../routes.ts';

export const rule: Rule = {
  id: 'weights-not-100',
  title: 'Weights of a route that do not add up to 100',
  severity: 'warning',
  why: 'The mesh divides by their sum: the shares are others than those that stand there, and a version without a weight gets nothing.',
  fix: 'Let the weights of a route add up to 100.',
  *check(input) {
    for (const { object, path, destinations } of routesOf(networkOf(input))) {
      if (destinations.length < 2 || !input.cluster.objects.includes(object)) continue;
      const sum = destinations.reduce((all, { weight }) => all + (weight ?? 0), 0);
      if (sum === 100) continue;
      yield {
        message: `the weights of a route of ${titleOf(object)} add up to ${sum}`,
        places: [
          placeIn(object, [...path, 'route'], `adds up to ${sum}`),
          ...destinations.map(({ path: place, host, subset, weight }) =>
            placeIn(object, place, `${subset ?? host} has ${weight ?? 'no weight'}`),
          ),
        ],
      };
    }
  },
};
