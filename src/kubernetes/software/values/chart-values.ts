const free = Symbol('free');

/** What a chart's values.yaml says of a key: its default, the keys below it, or nothing where it has no default. */
export type Known = Keys | string | number | boolean | null | undefined | readonly unknown[];

/** The keys that are known of a map, which may have more. */
export interface Keys {
  readonly [key: string]: Known;
  readonly [free]?: true;
}

/** What is known of the values that a chart reads. */
export interface ChartValues {
  /** Where it was read: the project, the file, the version of the chart, when that version was current. */
  readonly source: string;
  readonly values: Keys;
}

/** A map whose keys are the user's: labels, parts of a pod, the configuration of the software itself. */
export function open(defaults: Keys = {}): Keys {
  return { ...defaults, [free]: true };
}

/** Whether anything may stand in a map. */
export function isOpen(keys: Keys): boolean {
  return keys[free] === true;
}
