import type { NumberOrRange, PerEnvironment } from './value.ts';

/** What stands between the outside and the exposed services. Comes with the first service that has a public host. */
export interface Edge<E extends string, PoolName extends string, StoreName extends string> {
  /**
   * Namespace of the gateway or ingress controller.
   * @default 'ingress'
   */
  readonly namespace?: string;
  /**
   * What routes requests to services: 'nginx' is the NGINX Ingress Controller of F5, 'gateway' the NGINX Gateway
   * Fabric (Gateway API), 'kong' Kong with its ingress controller, 'istio' the ingress gateway of the mesh.
   * @default 'nginx'
   */
  readonly controller?: 'nginx' | 'gateway' | 'kong' | 'istio';
  /**
   * Whether requests enter through the mesh's ingress gateway, which ends TLS and hands on to the controller.
   * @default false
   */
  readonly mesh?: boolean;
  /**
   * Pods of the controller, and of the mesh's ingress gateway; a range is autoscaled by cpu.
   * @default 2
   */
  readonly replicas?: PerEnvironment<E, NumberOrRange>;
  /** Node pool of these pods. */
  readonly pool?: PoolName;
  /**
   * Oldest version of TLS that clients may speak.
   * @default '1.2'
   */
  readonly tls?: '1.2' | '1.3';
  /**
   * Load balancer of the cloud: 'network' passes connections through, so that TLS ends in the cluster; 'application'
   * (aws only) ends TLS itself with certificates of the cloud.
   * @default 'network'
   */
  readonly loadBalancer?: 'network' | 'application';
  /**
   * Proxies in front of the load balancer: 'cloudflare', or address ranges that set X-Forwarded-For. Only they are
   * let in, and the address that they report is the client's.
   */
  readonly behind?: 'cloudflare' | readonly string[];
  /** Who issues the tokens that routes with `authentication` ask for. */
  readonly authentication?: EdgeAuthentication<E>;
  /** Certificates of the public hosts, made by cert-manager. */
  readonly certificates?: EdgeCertificates<E>;
  /** Records of the public hosts, made by external-dns. */
  readonly dns?: EdgeDns<E>;
  /** Postgres store that keeps the configuration and the counters of Kong, so that its pods share their limits. */
  readonly store?: StoreName;
}

/** Who issues the tokens that routes with `authentication` ask for: a realm of Keycloak, or any OpenID provider. */
export interface EdgeAuthentication<E extends string> {
  /** Issuer, exactly as it stands in the tokens: 'https://keycloak.example.com/realms/shop'. */
  readonly issuer: PerEnvironment<E, string>;
  /** Whom tokens must be meant for. Kong's open source plugin cannot check it. */
  readonly audience?: string;
  /**
   * Where the issuer publishes its keys; read by the mesh's gateway.
   * @default '<issuer>/protocol/openid-connect/certs', as Keycloak has it
   */
  readonly keys?: PerEnvironment<E, string>;
}

/** Certificates of the public hosts. */
export interface EdgeCertificates<E extends string> {
  /** E-mail address of the account at the certificate authority. */
  readonly email?: string;
  /**
   * How ownership of a host is shown to Let's Encrypt: by a DNS record, or by an HTTP request to the host.
   * @default 'dns'
   */
  readonly challenge?: 'dns' | 'http';
  /**
   * Which Let's Encrypt signs: 'staging' has wide limits, and browsers do not trust it.
   * @default 'production' in the last environment, 'staging' in the others
   */
  readonly letsEncrypt?: PerEnvironment<E, 'staging' | 'production'>;
  /** Secret (tls.crt, tls.key) of an authority of your own, in the namespace of cert-manager; signs instead of Let's Encrypt. */
  readonly authority?: string;
}

/** Records of the public hosts. */
export interface EdgeDns<E extends string> {
  /**
   * Who serves the zone; 'none' where records are made by hand.
   * @default 'cloudflare' behind it, else 'aws', 'azure' or 'google' by the cloud
   */
  readonly provider?: 'aws' | 'azure' | 'google' | 'cloudflare' | 'none';
  /**
   * Whether records whose host has gone are removed.
   * @default 'upsert-only': nothing is ever removed
   */
  readonly policy?: 'upsert-only' | 'sync';
  /**
   * Name under which records are owned, different for every cluster that writes into a zone.
   * @default '<platform>-<environment>'
   */
  readonly owner?: string;
  /** Project of Cloud DNS. */
  readonly project?: PerEnvironment<E, string>;
  /** Place of the zone in Azure. */
  readonly azure?: PerEnvironment<E, AzureZone>;
}

/** Place of a DNS zone in Azure, and who may change it. */
export interface AzureZone {
  /** Tenant id. */
  readonly tenant: string;
  /** Subscription id. */
  readonly subscription: string;
  /** Resource group of the zone. */
  readonly resourceGroup: string;
  /** Client id of the managed identity that may change the zone. */
  readonly identity: string;
}

/** The public address of a service, and what the edge does with requests to it. */
export interface Expose<E extends string> {
  /**
   * Public host: a name below the platform's domain such as 'app', or a whole one. Environments other than the
   * last have a subdomain of their own: 'app' is app.staging.example.com in staging, app.example.com in production.
   */
  readonly host: PerEnvironment<E, string>;
  /**
   * Prefix of the paths that go to this service.
   * @default '/'
   */
  readonly path?: string;
  /**
   * Name of the port that requests go to.
   * @default the first port
   */
  readonly port?: string;
  /** Requests a second that one client may make, by its real address behind the declared proxies. */
  readonly requestsPerSecond?: PerEnvironment<E, number>;
  /** Largest request body: '10Mi'. */
  readonly bodySize?: string;
  /** Time that the service has to answer: '60s'. */
  readonly timeout?: string;
  /**
   * Whether only requests with a valid token of `edge.authentication` come through.
   * @default false
   */
  readonly authentication?: boolean;
  /** Origins whose scripts may read the answers: 'https://app.example.com'. */
  readonly cors?: readonly string[];
  /** Headers of requests that are set or removed before the service sees them. */
  readonly headers?: RequestHeaders;
}

/** Headers of requests that are set or removed before the service sees them. */
export interface RequestHeaders {
  /** Headers with the values that they get. */
  readonly set?: { readonly [header: string]: string };
  /** Headers that clients must not send. */
  readonly remove?: readonly string[];
}
