import type { environmentKeys, PerEnvironment } from './value.ts';

/** Grafana, with a dashboard for each service and for what they stand on. */
export interface Dashboards<E extends string> {
  /**
   * Whether there are any.
   * @default true
   */
  readonly enabled?: PerEnvironment<E, boolean>;
  /** Host name under which people reach Grafana; it stands in links of alerts. */
  readonly host?: PerEnvironment<E, string>;
  /**
   * Secret with the keys admin-user and admin-password, in the namespace of Prometheus.
   * @default 'grafana-credentials'
   */
  readonly secret?: string;
  /**
   * Number of instances. Dashboards come from files, so that one that is lost comes back as it was; more than one
   * need a database that they share.
   * @default 1
   */
  readonly replicas?: PerEnvironment<E, number>;
  /** Secret with the key GF_DATABASE_URL, the address of a database that several instances share. */
  readonly database?: string;
  readonly [environmentKeys]?: E;
}
