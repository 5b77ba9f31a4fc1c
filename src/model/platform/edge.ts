import type { DataPath } from '../../base/index.ts';

/** What stands between the outside and the exposed services of an environment. */
export interface Edge {
  readonly controller: 'nginx' | 'gateway' | 'kong' | 'istio';
  readonly namespace: string;
  /** Whether requests enter through the ingress gateway of the mesh; always so where that is the controller. */
  readonly mesh: boolean;
  readonly replicas: { readonly minimum: number; readonly maximum: number };
  readonly pool: string | undefined;
  /** Oldest version of TLS that clients may speak. */
  readonly tls: '1.2' | '1.3';
  readonly loadBalancer: 'network' | 'application';
  /** Proxies in front of the load balancer: only they are let in, and their header says who the client is. */
  readonly behind: { readonly ranges: readonly string[]; readonly header: string } | undefined;
  readonly authentication: EdgeAuthentication | undefined;
  /** Undefined where the load balancer ends TLS. */
  readonly certificates: EdgeCertificates | undefined;
  readonly dns: EdgeDns;
  /** Postgres store of Kong. */
  readonly store: string | undefined;
  readonly path: DataPath;
}

export interface EdgeAuthentication {
  readonly issuer: string;
  readonly audience: string | undefined;
  /** Address of the keys that tokens are signed with. */
  readonly keys: string;
  readonly path: DataPath;
}

export interface EdgeCertificates {
  readonly email: string | undefined;
  readonly challenge: 'dns' | 'http';
  /** A secret with an authority of one's own, or Let's Encrypt. */
  readonly authority: { readonly secret: string } | { readonly letsEncrypt: 'staging' | 'production' };
  readonly path: DataPath;
}

export interface EdgeDns {
  readonly provider: 'aws' | 'azure' | 'google' | 'cloudflare' | 'none';
  readonly policy: 'upsert-only' | 'sync';
  readonly owner: string;
  readonly project: string | undefined;
  readonly azure:
    | {
        readonly tenant: string;
        readonly subscription: string;
        readonly resourceGroup: string;
        readonly identity: string;
      }
    | undefined;
  readonly path: DataPath;
}

/** One public host with everything that is served below it: the longest path that fits wins. */
export interface PublicHost {
  readonly name: string;
  readonly routes: readonly [Route, ...Route[]];
}

/** Requests of one host and path prefix, and the service that they go to. */
export interface Route {
  readonly host: string;
  readonly prefix: string;
  readonly service: string;
  readonly namespace: string;
  /** Port of the Kubernetes Service, and of the container. */
  readonly port: { readonly name: string; readonly service: number; readonly container: number };
  /** For each client. */
  readonly requestsPerSecond: number | undefined;
  /** Bytes. */
  readonly bodySize: number | undefined;
  /** Seconds. */
  readonly timeout: number | undefined;
  readonly authentication: boolean;
  readonly cors: readonly string[];
  readonly headers: {
    readonly set: Readonly<Record<string, string>>;
    readonly remove: readonly string[];
  };
  readonly path: DataPath;
}
