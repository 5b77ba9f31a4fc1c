import type { DataPath } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { backendsOf } from '../../../backends.ts';
import { type Network, networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt, textsAt } from '../../../value.ts';
import { type ClusterHost, clusterHost, type Route, routesOf, serviceAt } from '../routes.ts';

/**
 * What tells an ingress controller to send requests to the Service, where its own sidecar meets them, and not to pods
 * that it chooses itself. Sources: docs of Kong/kubernetes-ingress-controller, kubernetes/ingress-nginx and
 * nginx/kubernetes-ingress.
 */
const upstream = [
  'ingress.kubernetes.io/service-upstream',
  'nginx.ingress.kubernetes.io/service-upstream',
  'nginx.org/use-cluster-ip',
];

/** A way on which requests from outside come to a Service of the cluster. */
interface Entrance {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly host: ClusterHost;
}

export const rule: Rule = {
  id: 'bypassed-weights',
  title: 'Shares of requests that those from outside never meet',
  severity: 'warning',
  why: 'Weights of a VirtualService hold where a sidecar sends the request. A gateway outside the mesh, or with routes of its own, sends it past them: a canary gets nothing from outside, whatever its share, and is judged by the calls from inside alone.',
  fix: 'Give the route of the gateway the same weights, or let the controller have a sidecar and send to the Service (ingress.kubernetes.io/service-upstream), with the Service as Host.',
  *check(input) {
    const network = networkOf(input);
    const weighted = weightedIn(network);
    for (const { object, path, host } of entrancesOf(network, input.cluster)) {
      const found = weighted.find((one) => isSame(one.host, host));
      if (found === undefined) continue;
      const { route } = found;
      yield {
        message: `${titleOf(object)} leads to ${host.service} past the weights of ${titleOf(route.object)}`,
        places: [
          placeIn(object, path, `leads to ${host.service} as a whole`),
          placeIn(
            route.object,
            [...route.path, 'route'],
            `divides the requests to ${host.service} that sidecars send`,
          ),
        ],
      };
    }
  },
};

function isSame(a: ClusterHost, b: ClusterHost): boolean {
  return a.service === b.service && a.namespace === b.namespace;
}

/** The hosts that sidecars divide the requests to. */
function weightedIn(network: Network): readonly { readonly host: ClusterHost; readonly route: Route }[] {
  return routesOf(network).flatMap((route) => {
    if (route.protocol !== 'http' || route.destinations.length < 2) return [];
    const { value, namespace } = route.object;
    const gateways = listAt(value, 'spec', 'gateways');
    if (gateways.length > 0 && !gateways.includes('mesh')) return [];
    return listAt(value, 'spec', 'hosts').flatMap((written) => {
      const host = clusterHost(String(written), namespace);
      return host === undefined ? [] : [{ host, route }];
    });
  });
}

function* entrancesOf(network: Network, cluster: Cluster): Iterable<Entrance> {
  for (const { object, path, service, namespace } of backendsOf(cluster)) {
    const host = { service, namespace };
    if (object.kind === 'Ingress' ? !sendsToService(network, object, host) : isUndivided(object, path))
      yield { object, path, host };
  }
  for (const { object, protocol, destinations, path } of routesOf(network)) {
    const [only, ...others] = destinations;
    const gateways = listAt(object.value, 'spec', 'gateways');
    if (protocol !== 'http' || only === undefined || others.length > 0 || only.subset !== undefined) continue;
    if (!cluster.objects.includes(object) || gateways.length === 0 || gateways.includes('mesh')) continue;
    const host = clusterHost(only.host, object.namespace);
    if (host !== undefined && !isDivided(network, object, path, host))
      yield { object, path: [...only.path, 'destination', 'host'], host };
  }
}

/** Whether the controller of an Ingress leaves the choice of a pod to its sidecar. */
function sendsToService(network: Network, ingress: KubernetesObject, host: ClusterHost): boolean {
  return [ingress.value, serviceAt(network, host)?.value].some((value) =>
    upstream.some((name) => textsAt(value, 'metadata', 'annotations')[name] === 'true'),
  );
}

/** Whether a rule of a route leads to one backend alone, at a gateway and not inside the mesh. */
function isUndivided({ value }: KubernetesObject, path: DataPath): boolean {
  const inside = listAt(value, 'spec', 'parentRefs').every((one) => textAt(one, 'kind') === 'Service');
  return !inside && listAt(value, ...path.slice(0, 3), 'backendRefs').length === 1;
}

/** Whether another route of the VirtualService divides the requests to the host: this one is for a few, by header. */
function isDivided(network: Network, object: KubernetesObject, path: DataPath, host: ClusterHost): boolean {
  return routesOf(network).some(
    (other) =>
      other.object === object &&
      other.path.at(-1) !== path.at(-1) &&
      other.destinations.length > 1 &&
      other.destinations.some((one) => {
        const own = clusterHost(one.host, object.namespace);
        return own !== undefined && isSame(own, host);
      }),
  );
}
