import type { DataPath } from '../../base/index.ts';

/** Where the traces of an environment are kept. */
export interface Traces {
  readonly store: 'tempo' | 'jaeger' | 'xray';
  /** Share of the requests that are traced, in percent. */
  readonly sampling: number;
  /** Seconds. */
  readonly retention: number;
  readonly bucket: string;
  readonly path: DataPath;
}
