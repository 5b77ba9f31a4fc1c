import { networkOf } from '../../../network.ts';
import { labelText, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { clusterHost, isTaken, routesOf, serviceAt, subsetsOf } from '../routes.ts';

export const rule: Rule = {
  id: 'subset-without-pods',
  title: 'Requests that are led to a subset without pods',
  severity: 'error',
  why: 'The share of the requests that the subset gets is answered with 503: there is nobody to answer.',
  fix: 'Give the subset the weight 0 until pods with its labels are ready, or let progressive delivery move the weights.',
  *check(input) {
    const network = networkOf(input);
    for (const route of routesOf(network)) {
      const { object, destinations } = route;
      if (!input.cluster.objects.includes(object)) continue;
      for (const destination of destinations.filter((one) => isTaken(one, route))) {
        const host = clusterHost(destination.host, object.namespace);
        const service = host === undefined ? undefined : serviceAt(network, host);
        if (host === undefined || service === undefined) continue;
        const subset = subsetsOf(network, host).find(({ name }) => name === destination.subset);
        if (subset === undefined || Object.keys(subset.labels).length === 0) continue;
        const selector = fieldsAt(service.value, 'spec', 'selector');
        // A Service without any pods is another fault, which has its own rule.
        if (network.selected(service.namespace, { matchLabels: selector }).length === 0) continue;
        const matchLabels = { ...selector, ...subset.labels };
        if (network.selected(service.namespace, { matchLabels }).length > 0) continue;
        const share = destinations.length === 1 ? 'all requests' : `${destination.weight} % of the requests`;
        yield {
          message: `${titleOf(object)} leads ${share} of a route to the subset ${subset.name} of ${service.name}, but no pod carries ${labelText(subset.labels)}`,
          places: [
            placeIn(object, [...destination.path, 'destination', 'subset'], `gets ${share}`),
            placeIn(
              subset.rule,
              [...subset.path, 'labels'],
              `is made of pods with ${labelText(subset.labels)}`,
            ),
          ],
        };
      }
    }
  },
};
