import type { environmentKeys, PerEnvironment } from './value.ts';

/**
 * Where traces go: 'tempo', kept in object storage, 'jaeger', kept in the Elasticsearch of the logs, or the 'xray'
 * of AWS.
 */
export type TraceStore = 'tempo' | 'jaeger' | 'xray';

/** The traces of requests through the services. */
export interface Traces<E extends string> {
  /** What keeps and searches them. A collector takes them from the services by OTLP. */
  readonly store: TraceStore;
  /**
   * Share of the requests that are traced; a request that another service traces already always is.
   * @default '10%'
   */
  readonly sampling?: PerEnvironment<E, string>;
  /**
   * How long traces are kept.
   * @default '14d'
   */
  readonly retention?: string;
  /**
   * Bucket that keeps the traces of tempo: one among the stores by its name there, or any other.
   * @default '<platform>-traces-<environment>'
   */
  readonly bucket?: PerEnvironment<E, string>;
  readonly [environmentKeys]?: E;
}
