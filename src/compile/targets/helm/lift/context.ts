import type { ChartConfig } from './configs.ts';
import type { Subject } from './subject.ts';
import type { Values } from './values.ts';

/** What is known while the template of one object is made. */
export interface Context {
  readonly chart: string;
  readonly subject: Subject;
  readonly values: Values;
  readonly configs: readonly ChartConfig[];
  readonly labels: Labels;
  /** The autoscaler of the object, where it has one in some environment. */
  readonly autoscaler: Autoscaler | undefined;
}

/** Labels that named templates of the chart yield. */
export interface Labels {
  /** What all objects of the chart carry. */
  readonly common: Readonly<Record<string, string>>;
  /** What selects the pods of the chart's main workload. */
  readonly selector: Readonly<Record<string, string>> | undefined;
}

export interface Autoscaler {
  /** The value that says whether it is there. */
  readonly enabled: string;
  /** Its smallest number of pods in the environments that have it. */
  readonly minimums: ReadonlyMap<string, number>;
}
