import type { Units } from './unit.ts';
import type { Value } from './value.ts';

/** One question to the definition, and what it may still cost. */
export interface Walk {
  readonly units: Units;
  /**
   * What a value may turn out to be, as far as it is written down: literals, functions, modules. Branches
   * that depend on a condition are all given, in the order in which they are written.
   */
  readonly forms: (value: Value) => readonly Value[];
  /** Values that may still be looked at. */
  left: number;
  /** How many values lie around the present one. */
  depth: number;
}

const deepest = 150;

/**
 * Does a piece of work one level deeper; where the walk has gone far enough, the answer is `otherwise`. This
 * is what makes circular constants and endless recursion harmless.
 */
export function nested<T>(walk: Walk, otherwise: T, work: () => T): T {
  if (walk.left <= 0 || walk.depth >= deepest) return otherwise;
  walk.left--;
  walk.depth++;
  const result = work();
  walk.depth--;
  return result;
}
