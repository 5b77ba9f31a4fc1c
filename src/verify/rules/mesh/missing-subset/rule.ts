import { nearest } from '../../../../base/index.ts';
import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { clusterHost, routesOf, subsetsOf } from '../routes.ts';

export const rule: Rule = {
  id: 'missing-subset',
  title: 'A route to a subset that no DestinationRule makes',
  severity: 'error',
  why: 'The mesh knows no pods by that name: each request that is led there is answered with 503.',
  fix: 'Add the subset to the DestinationRule of the host, or lead the requests to the host itself.',
  *check(input) {
    const network = networkOf(input);
    for (const { object, destinations } of routesOf(network)) {
      if (!input.cluster.objects.includes(object)) continue;
      for (const { host, subset, path } of destinations) {
        const found = clusterHost(host, object.namespace);
        if (subset === undefined || found === undefined || !network.inhabited.has(found.namespace)) continue;
        const subsets = subsetsOf(network, found);
        if (subsets.some(({ name }) => name === subset)) continue;
        const meant = nearest(
          subset,
          subsets.map(({ name }) => name),
        );
        const [first] = subsets;
        yield {
          message: `${titleOf(object)} leads requests to the subset ${subset} of ${host}, which no DestinationRule makes`,
          places: [
            placeIn(object, [...path, 'destination', 'subset'], `leads to the subset ${subset}`),
            ...(first === undefined
              ? []
              : [
                  placeIn(
                    first.rule,
                    ['spec', 'subsets'],
                    `has ${subsets.map(({ name }) => name).join(', ')}`,
                  ),
                ]),
          ],
          ...(meant === undefined ? {} : { fix: `Did you mean the subset ${meant}?` }),
        };
      }
    }
  },
};
