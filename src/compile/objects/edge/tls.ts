import type { Edge, Environment, Platform, PublicHost } from '../../../model/index.ts';
import { ingressGateway } from '../addresses.ts';

/** Secret with the certificate of all public hosts that one namespace needs. */
export function certificateName(platform: Platform): string {
  return `${platform.name}-tls`;
}

/** Namespace from which the certificate of a host is read: that of the gateway, or of the Ingress. */
function certificateNamespace(edge: Edge, host: PublicHost): string {
  if (edge.mesh) return ingressGateway.namespace;
  return edge.controller === 'gateway' ? edge.namespace : host.routes[0].namespace;
}

/** The hosts of each namespace that needs a certificate. */
export function hostsByNamespace(
  environment: Environment,
  edge: Edge,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const host of environment.hosts) {
    const namespace = certificateNamespace(edge, host);
    found.set(namespace, [...(found.get(namespace) ?? []), host.name]);
  }
  return found;
}

/** Whether TLS ends at the controller itself, and not in front of it. */
export function endsTls(edge: Edge): boolean {
  return edge.certificates !== undefined && (!edge.mesh || edge.controller === 'istio');
}
