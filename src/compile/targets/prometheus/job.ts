/** A job of the configuration, and why it is as it is. */
export interface Job {
  readonly job: object;
  readonly why: string;
}
