/** Helm charts with the same objects as the kustomize overlays: one for each part, and one for the whole platform. */
export interface Helm {
  /**
   * Whether charts are written.
   * @default true
   */
  readonly write?: boolean;
  /**
   * Name of the platform's chart and of its release.
   * @default the platform's name
   */
  readonly chart?: string;
  /**
   * Version of the charts, by semantic versioning.
   * @default '0.1.0'
   */
  readonly version?: string;
  /**
   * Namespace of the release's own records; not one that the chart makes.
   * @default '<chart>-releases'
   */
  readonly namespace?: string;
  /** Other names for charts of parts: `{ monitoring: 'monitoring-stack' }`. */
  readonly names?: { readonly [chart: string]: string };
}
