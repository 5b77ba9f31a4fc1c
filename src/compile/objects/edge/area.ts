import type { Sourced } from '../../../base/index.ts';
import type { Edge, Environment, Platform, PublicHost, Route } from '../../../model/index.ts';
import type { Area } from '../area.ts';
import { serviceFolder } from '../folders.ts';
import { certificates } from './certificates.ts';
import { components } from './components.ts';
import { azureZone } from './external-dns.ts';
import { gateway, gatewayRoute } from './gateway.ts';
import { meshGateway, meshRoutes, meshToController, meshTokens } from './istio.ts';
import { kongIssuer, kongRoute, kongUpstream } from './kong.ts';
import { applicationBalancer } from './load-balancer.ts';
import { edgeFolder } from './names.ts';
import { nginxHosts, nginxRoute } from './nginx.ts';
import { challengePolicies, openings } from './openings.ts';

/** The way from the outside to the exposed services: load balancer, gateway, certificates and records. */
export const edgeArea: Area = {
  objects(platform, environment) {
    const { edge, hosts } = environment;
    if (edge === undefined) return [];
    return [
      { folder: edgeFolder, from: edge.path, objects: common(platform, environment, edge) },
      ...hosts.flatMap((host) =>
        host.routes.map((route) => ({
          folder: serviceFolder(platform, route.service),
          from: ['services', route.service],
          objects: own(platform, environment, edge, host, route),
        })),
      ),
    ];
  },
  components: (platform, environment) =>
    environment.edge === undefined ? [] : components(platform, environment, environment.edge),
  openings,
  marks(_, environment, service) {
    if (environment.edge?.controller !== 'kong') return {};
    const routes = environment.hosts.flatMap((host) => host.routes);
    const route = routes.find((one) => one.service === service.name);
    return route === undefined ? {} : { service: kongUpstream(environment, environment.edge, route) };
  },
};

/** What belongs to the edge as a whole. */
function common(platform: Platform, environment: Environment, edge: Edge): readonly Sourced[] {
  return [
    ...applicationBalancer(platform, environment, edge),
    ...(edge.mesh ? [meshGateway(platform, environment, edge)] : []),
    ...(edge.mesh && edge.controller !== 'istio' ? [meshToController(platform, environment, edge)] : []),
    ...byController(platform, environment, edge),
    ...certificates(platform, environment, edge),
    ...challengePolicies(platform, environment, edge),
    ...azureZone(platform, edge),
  ];
}

function byController(platform: Platform, environment: Environment, edge: Edge): readonly Sourced[] {
  switch (edge.controller) {
    case 'nginx':
      return nginxHosts(platform, environment, edge);
    case 'gateway':
      return gateway(platform, environment, edge);
    case 'kong':
      return kongIssuer(platform, edge);
    case 'istio':
      return [
        ...environment.hosts.map((host) => meshRoutes(platform, environment, host)),
        ...meshTokens(platform, environment, edge),
      ];
  }
}

/** What belongs to the route of one service. */
function own(
  platform: Platform,
  environment: Environment,
  edge: Edge,
  host: PublicHost,
  route: Route,
): readonly Sourced[] {
  switch (edge.controller) {
    case 'nginx':
      return [nginxRoute(platform, edge, host, route)];
    case 'gateway':
      return gatewayRoute(platform, environment, edge, route);
    case 'kong':
      return kongRoute(platform, environment, edge, route);
    case 'istio':
      return [];
  }
}
