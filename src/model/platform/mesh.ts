import type { DataPath } from '../../base/index.ts';
import type { RetryReason } from '../definition/traffic.ts';
import type { Bounds } from '../schema/unit.ts';

/** The service mesh of the meshed namespaces. */
export interface Mesh {
  readonly cni: boolean;
  readonly mtls: 'strict' | 'permissive';
  readonly outbound: 'declared' | 'any';
  readonly egress: MeshGateway | undefined;
  /** Of each sidecar. */
  readonly proxy: { readonly cpu: Bounds; readonly memory: Bounds };
  readonly accessLog: 'errors' | 'all' | 'none';
  /** Percent of the requests whose trace begins in the mesh, where traces are kept. */
  readonly tracing: number;
  readonly pool: string | undefined;
  readonly path: DataPath;
}

export interface MeshGateway {
  readonly minimum: number;
  readonly maximum: number;
  readonly pool: string | undefined;
  readonly path: DataPath;
}

/** How requests to a service are routed, bounded and spread. Times in seconds, shares in percent. */
export interface Traffic {
  readonly timeout: number | undefined;
  readonly retries:
    | {
        /** After the first try. */
        readonly attempts: number;
        readonly perTry: number;
        readonly on: readonly RetryReason[];
      }
    | undefined;
  /** Whether a request may be sent twice without harm. */
  readonly idempotent: boolean;
  readonly limits: {
    readonly connections: number | undefined;
    readonly pending: number | undefined;
    readonly requests: number | undefined;
    readonly requestsPerConnection: number | undefined;
  };
  readonly balancing: 'LEAST_REQUEST' | 'ROUND_ROBIN' | 'RANDOM';
  readonly outliers:
    | {
        readonly errors: number;
        readonly interval: number;
        readonly ejection: number;
        readonly share: number;
        readonly minimumHealthy: number;
      }
    | undefined;
  readonly path: DataPath;
}
