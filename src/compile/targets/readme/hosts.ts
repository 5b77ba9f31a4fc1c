import type { Edge, Platform, Route } from '../../../model/index.ts';
import { code, markdownTable } from '../../objects/markdown.ts';

/** The public hosts of all environments with what stands behind them. */
export function hostsSection(platform: Platform): string | undefined {
  const routes = platform.environments.flatMap((environment) =>
    environment.hosts.flatMap((host) => host.routes.map((route) => ({ environment, route }))),
  );
  const edge = platform.environments.map((environment) => environment.edge).find((one) => one !== undefined);
  if (edge === undefined) return undefined;
  const rows = routes.map(({ environment, route }) => [
    `https://${route.host}${route.prefix}`,
    code(route.service),
    environment.name,
    conditions(route),
  ]);
  return `## Public hosts

${way(edge)}

${markdownTable(['address', 'service', 'environment', 'conditions'], rows)}`;
}

function conditions({ requestsPerSecond, bodySize, authentication }: Route): string {
  const MiB = 1024 ** 2;
  return [
    ...(authentication ? ['a valid token'] : []),
    ...(requestsPerSecond === undefined ? [] : [`${requestsPerSecond} requests a second and client`]),
    ...(bodySize === undefined ? [] : [`bodies up to ${Math.round((bodySize / MiB) * 10) / 10} MiB`]),
  ].join(', ');
}

const controllers: Readonly<Record<Edge['controller'], string>> = {
  nginx: 'the NGINX Ingress Controller',
  gateway: 'the NGINX Gateway Fabric',
  kong: 'Kong',
  istio: 'the mesh',
};

/** The way of a request, in a sentence. */
function way(edge: Edge): string {
  const stations = [
    ...(edge.behind === undefined
      ? []
      : [edge.behind.header === 'CF-Connecting-IP' ? 'Cloudflare' : 'the proxies in front']),
    edge.loadBalancer === 'application' ? 'an application load balancer' : 'a network load balancer',
    ...(edge.mesh ? ["the mesh's ingress gateway"] : []),
    ...(edge.controller === 'istio' ? [] : [controllers[edge.controller]]),
  ];
  const end =
    edge.loadBalancer === 'application'
      ? 'the load balancer'
      : edge.mesh
        ? "the mesh's gateway"
        : controllers[edge.controller];
  return `Requests come through ${stations.join(', then ')}. TLS ${edge.tls} or newer ends at ${end}; requests without it are redirected.`;
}
