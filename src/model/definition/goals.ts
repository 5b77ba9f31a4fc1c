import type { PerEnvironment } from './value.ts';

/** What users are promised. Each goal has an error budget, and alerts that fire when it is spent too fast. */
export interface Goals<E extends string> {
  /** Share of the requests that must not fail, over 30 days: '99.9%'. */
  readonly availability?: PerEnvironment<E, string>;
  /** Time in which 95 % of the requests must be answered: '200ms'. */
  readonly latencyP95?: PerEnvironment<E, string>;
}
