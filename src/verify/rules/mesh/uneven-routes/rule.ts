import { networkOf } from '../../../network.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { type Route, routesOf } from '../routes.ts';

const bounds = ['timeout', 'retries'] as const;

export const rule: Rule = {
  id: 'uneven-routes',
  title: 'Routes to one host under different conditions',
  severity: 'warning',
  why: 'Whoever tries a version by a header sees it without the timeout and the retries that it will run with, so that the trial says little.',
  fix: 'Give every route of the host the same timeout and retries.',
  *check(input) {
    const routes = routesOf(networkOf(input)).filter(
      ({ object, protocol }) => protocol === 'http' && input.cluster.objects.includes(object),
    );
    for (const route of routes) {
      const other = routes.find(
        (one) =>
          one.object === route.object &&
          one !== route &&
          sameHost(one, route) &&
          lacks(route, one).length > 0,
      );
      if (other === undefined) continue;
      const missing = lacks(route, other);
      yield {
        message: `${titleOf(route.object)} leads requests to ${route.destinations[0]?.host} by two routes, of which one has no ${listed(missing)}`,
        places: [
          placeIn(route.object, route.path, `has no ${listed(missing)}`),
          placeIn(other.object, [...other.path, missing[0] ?? 'timeout'], 'this route has'),
        ],
      };
    }
  },
};

/** The conditions that another route states and this one lacks. */
function lacks(route: Route, other: Route): readonly string[] {
  const [own, others] = [fieldsAt(route.value), fieldsAt(other.value)];
  return bounds.filter((field) => own[field] === undefined && others[field] !== undefined);
}

/** Different paths may well have different conditions; a header tells versions apart. */
function sameHost(a: Route, b: Route): boolean {
  const host = a.destinations[0]?.host;
  return host !== undefined && host === b.destinations[0]?.host && pathsOf(a) === pathsOf(b);
}

function pathsOf({ value }: Route): string {
  const matches = fieldsAt(value).match;
  const list: readonly unknown[] = Array.isArray(matches) ? matches : [];
  return JSON.stringify(
    list
      .map((match) => [fieldsAt(match).uri, fieldsAt(match).method])
      .filter(([a, b]) => a !== undefined || b !== undefined),
  );
}
