import type { ContainerResources, NumberOrRange, PerEnvironment } from './value.ts';

/** The service mesh (Istio) that the meshed namespaces join. Without it they get the defaults. */
export interface Mesh<E extends string, PoolName extends string = string> {
  /**
   * Whether an agent of each node sets the redirection of traffic up. Without it every pod needs the right to
   * change its network, which the Pod Security levels 'restricted' and 'baseline' refuse.
   * @default true
   */
  readonly cni?: boolean;
  /**
   * Whether meshed pods refuse plain text.
   * @default 'strict'
   */
  readonly mtls?: 'strict' | 'permissive';
  /**
   * Whether pods may reach hosts that the platform does not name.
   * @default 'declared'
   */
  readonly outbound?: 'declared' | 'any';
  /** A gateway through which calls to external systems leave the cluster; without one pods call them directly. */
  readonly egress?: MeshGateway<E, PoolName>;
  /**
   * Cpu and memory of each sidecar: request and limit.
   * @default { cpu: ['100m', '2'], memory: ['128Mi', '1Gi'] }
   */
  readonly proxy?: PerEnvironment<E, ContainerResources>;
  /**
   * Which requests the sidecars log.
   * @default 'errors'
   */
  readonly accessLog?: 'errors' | 'all' | 'none';
  /**
   * Share of the requests whose trace begins in the mesh; requests that come with one stay in it. The platform must
   * keep traces.
   * @default `observability.traces.sampling`
   */
  readonly tracing?: PerEnvironment<E, string>;
  /** Node pool of the control plane. */
  readonly pool?: PoolName;
}

/** A gateway of the mesh. */
export interface MeshGateway<E extends string, PoolName extends string = string> {
  /**
   * Number of its pods; a range is autoscaled.
   * @default [2, 5]
   */
  readonly replicas?: PerEnvironment<E, NumberOrRange>;
  /** Node pool that it runs on. */
  readonly pool?: PoolName;
}
