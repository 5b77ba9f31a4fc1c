import type { DataPath } from '../../base/index.ts';

/** Grafana in an environment. */
export interface Dashboards {
  readonly host: string | undefined;
  /** Secret with its administrator. */
  readonly secret: string;
  readonly replicas: number;
  /** Secret with the address of the database that several instances share. */
  readonly database: string | undefined;
  readonly path: DataPath;
}
