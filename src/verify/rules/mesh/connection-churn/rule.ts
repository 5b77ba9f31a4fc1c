import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt } from '../../../value.ts';
import { policiesOf } from '../policies.ts';
import { destinationRulesOf } from '../routes.ts';

/** Requests below which a connection hardly repays its handshake. */
const fewest = 100;

export const rule: Rule = {
  id: 'connection-churn',
  title: 'Connections that are closed after a few requests',
  severity: 'warning',
  why: 'Each new connection costs a handshake with certificates on both sides: at a hundred requests a second and two to a connection, that is fifty handshakes a second for each pod.',
  fix: 'Remove maxRequestsPerConnection, so that connections stay open, or write at least 1000.',
  *check(input) {
    for (const object of destinationRulesOf(networkOf(input))) {
      if (!input.cluster.objects.includes(object)) continue;
      for (const { path, value } of policiesOf(object)) {
        const field = ['connectionPool', 'http', 'maxRequestsPerConnection'];
        const most = numberAt(value, ...field);
        if (most === undefined || most < 1 || most >= fewest) continue;
        yield {
          message: `${titleOf(object)} closes each connection after ${most} ${most === 1 ? 'request' : 'requests'}`,
          places: [placeIn(object, [...path, ...field], `closes it after ${most}`)],
        };
      }
    }
  },
};
