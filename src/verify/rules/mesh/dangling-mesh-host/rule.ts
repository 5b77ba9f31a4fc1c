import { nearest } from '../../../../base/index.ts';
import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { hostNames, isKnownHost } from '../hosts.ts';
import { clusterHost, destinationRulesOf, routesOf } from '../routes.ts';

export const rule: Rule = {
  id: 'dangling-mesh-host',
  title: 'A host in the mesh that nothing answers',
  severity: 'error',
  why: 'Requests that are led to a host which does not exist are answered with 503; a policy for it governs nothing.',
  fix: 'Write the name of a Service of the namespace, or its whole name for another namespace.',
  *check(input) {
    const network = networkOf(input);
    const named = [
      ...routesOf(network).flatMap(({ object, destinations }) =>
        destinations.map(({ host, path }) => ({
          object,
          host,
          path: [...path, 'destination', 'host'],
          says: 'leads requests to',
        })),
      ),
      ...destinationRulesOf(network).map((object) => ({
        object,
        host: textAt(object.value, 'spec', 'host') ?? '',
        path: ['spec', 'host'],
        says: 'is for',
      })),
    ];
    for (const { object, host, path, says } of named) {
      if (!input.cluster.objects.includes(object)) continue;
      const found = clusterHost(host, object.namespace);
      if (found === undefined || isKnownHost(network, found, host)) continue;
      const meant = nearest(found.service, hostNames(network, found.namespace));
      yield {
        message: `${titleOf(object)} ${says} ${host}, but the namespace ${found.namespace ?? 'default'} has no such Service`,
        places: [placeIn(object, path, `names ${host}`)],
        ...(meant === undefined ? {} : { fix: `Did you mean ${meant}?` }),
      };
    }
  },
};
