import { networkOf } from '../../../network.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, numberAt, textAt } from '../../../value.ts';
import { clusterHost, routesOf } from '../routes.ts';

/** Conditions of Envoy under which a request that has reached the service is sent once more. */
const repeating = ['5xx', 'gateway-error', 'reset', 'retriable-4xx', 'retriable-status-codes'];
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

export const rule: Rule = {
  id: 'retry-of-writes',
  title: 'Retries of requests that may have been carried out',
  severity: 'warning',
  why: 'A request that failed after its work was done is sent again: an order is placed twice, a claim taken in four times.',
  fix: 'Retry on connect-failure,refused-stream,reset-before-request alone, or only routes of safe methods.',
  *check(input) {
    const network = networkOf(input);
    for (const { object, path, value, destinations } of routesOf(network)) {
      if (!input.cluster.objects.includes(object) || numberAt(value, 'retries', 'attempts') === 0) continue;
      const conditions = (textAt(value, 'retries', 'retryOn') ?? '').split(',').map((one) => one.trim());
      const harmful = conditions.filter((one) => repeating.includes(one) || /^5\d\d$/.test(one));
      if (harmful.length === 0 || isSafe(value)) continue;
      const services = destinations.map(({ host }) => clusterHost(host, object.namespace)?.service);
      if (input.environment?.services.some((one) => one.traffic?.idempotent && services.includes(one.name)))
        continue;
      yield {
        message: `${titleOf(object)} sends requests of every method again on ${listed(harmful)}`,
        places: [placeIn(object, [...path, 'retries', 'retryOn'], 'repeats what may have been carried out')],
      };
    }
  },
};

/** Whether the route takes requests of safe methods alone. */
function isSafe(route: unknown): boolean {
  const matches = listAt(route, 'match');
  return (
    matches.length > 0 &&
    matches.every((match) => {
      const exact = textAt(match, 'method', 'exact');
      const regex = textAt(match, 'method', 'regex')?.split('|') ?? [];
      const methods = exact === undefined ? regex : [exact];
      return methods.length > 0 && methods.every((method) => safeMethods.includes(method));
    })
  );
}
