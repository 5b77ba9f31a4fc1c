import type { Service } from '../../../../model/index.ts';
import { type Network, networkOf } from '../../../network.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt } from '../../../value.ts';
import { clusterHost, type Route, routesOf } from '../routes.ts';

/** Requests at the end of a chain that one request at its beginning may become. */
const most = 10;

export const rule: Rule = {
  id: 'retry-amplification',
  title: 'Retries that multiply along a chain of calls',
  severity: 'warning',
  why: 'Every service of the chain tries again for itself: when the last one is in trouble it gets many times its usual requests, and stays in trouble.',
  fix: 'Retry at one place of the chain, nearest to what fails.',
  needs: 'platform',
  *check(input) {
    const network = networkOf(input);
    const { services } = input.environment;
    for (const service of services) {
      const route = retriedRoute(network, service);
      if (route === undefined || !input.cluster.objects.includes(route.object)) continue;
      const chain = worst(network, services, service, []);
      const tried = chain.filter((one) => triesOf(network, one) > 1);
      const product = tried.reduce((all, one) => all * triesOf(network, one), 1);
      if (tried.length < 2 || product <= most) continue;
      yield {
        message: `one request to ${service.name} may become ${product} to ${tried.at(-1)?.name}: ${tried.map((one) => `${triesOf(network, one)} tries of ${one.name}`).join(' x ')}`,
        places: [
          placeIn(route.object, [...route.path, 'retries', 'attempts'], `${triesOf(network, service)} tries`),
          ...tried.slice(1).flatMap((one) => {
            const below = retriedRoute(network, one);
            return below === undefined
              ? []
              : [
                  placeIn(
                    below.object,
                    [...below.path, 'retries', 'attempts'],
                    `${triesOf(network, one)} tries`,
                  ),
                ];
          }),
        ],
        definition: tried.map((one) => ({ path: [...one.path, 'calls'], note: `calls of ${one.name}` })),
      };
    }
  },
};

/** The route to a service that tries most often. */
function retriedRoute(network: Network, { name, namespace }: Service): Route | undefined {
  return routesOf(network)
    .filter(({ object, destinations }) =>
      destinations.some(({ host }) => {
        const found = clusterHost(host, object.namespace);
        return found?.service === name && found.namespace === namespace;
      }),
    )
    .filter(({ value }) => (numberAt(value, 'retries', 'attempts') ?? 0) > 0)
    .sort((a, b) => attempts(b) - attempts(a))[0];
}

function attempts({ value }: Route): number {
  return numberAt(value, 'retries', 'attempts') ?? 0;
}

function triesOf(network: Network, service: Service): number {
  const route = retriedRoute(network, service);
  return 1 + (route === undefined ? 0 : attempts(route));
}

/** The chain of calls with the most tries; a service that calls back ends it. */
function worst(
  network: Network,
  services: readonly Service[],
  service: Service,
  above: readonly Service[],
): readonly Service[] {
  const chain = [...above, service];
  const along = (one: readonly Service[]) => one.reduce((all, next) => all * triesOf(network, next), 1);
  return service.calls.services.reduce<readonly Service[]>((best, name) => {
    const callee = services.find((one) => one.name === name);
    if (callee === undefined || chain.includes(callee)) return best;
    const found = worst(network, services, callee, chain);
    return along(found) > along(best) ? found : best;
  }, chain);
}
