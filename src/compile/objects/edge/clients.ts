import type { Edge, Environment } from '../../../model/index.ts';

/** Whose header says who the client is. */
export interface TrustedProxies {
  readonly header: string;
  readonly ranges: readonly string[];
}

/** Where a sidecar hands connections on to its pod from. Source: Istio, InboundPassthroughBindIpv4. */
const sidecar = '127.0.0.6/32';

/**
 * The proxies between client and controller that must be believed, for without it all clients of a proxy share one
 * limit. Undefined where the connection itself comes from the client.
 */
export function trustedProxies({ cloud }: Environment, edge: Edge): TrustedProxies | undefined {
  const inside = [
    ...(edge.loadBalancer === 'application' || edge.mesh ? [cloud.network] : []),
    ...(edge.mesh ? [sidecar] : []),
  ];
  if (edge.behind === undefined) {
    return inside.length === 0 ? undefined : { header: 'X-Forwarded-For', ranges: inside };
  }
  return { header: edge.behind.header, ranges: [...edge.behind.ranges, ...inside] };
}
