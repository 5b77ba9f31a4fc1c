import type { DataPath } from '../../base/index.ts';

/** The charts of the platform. */
export interface Helm {
  /** Name of the platform's chart and of its release. */
  readonly chart: string;
  readonly version: string;
  /** Namespace of the release's own records. */
  readonly namespace: string;
  /** Other names for charts of parts, by the names that they would have. */
  readonly names: Readonly<Record<string, string>>;
  readonly path: DataPath;
}
