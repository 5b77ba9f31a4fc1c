import { type DataPath, isObject, type JsonObject, sameJson } from '../../../base/index.ts';
import { isOpen, type Keys, type Known } from './chart-values.ts';

/** A value beside what is known of the chart. */
export interface ComparedValue {
  readonly path: DataPath;
  /** Unknown to the chart, the same as its default, or somebody's own choice. */
  readonly is: 'unknown' | 'default' | 'own';
  /** The keys that are known where it stands. */
  readonly beside: readonly string[];
}

/** The values beside what is known of their chart, leaf by leaf; a key that is unknown stands for all below it. */
export function* compareValues(values: JsonObject, keys: Keys, at: DataPath = []): Iterable<ComparedValue> {
  const beside = Object.keys(keys);
  for (const [key, value] of Object.entries(values)) {
    const path = [...at, key];
    const known = keys[key];
    if (!Object.hasOwn(keys, key)) yield { path, is: isOpen(keys) ? 'own' : 'unknown', beside };
    else if (isObject(value) && isKeys(known)) yield* compareValues(value as JsonObject, known, path);
    else
      yield { path, is: sameJson(value, known ?? null) && known !== undefined ? 'default' : 'own', beside };
  }
}

function isKeys(known: Known): known is Keys {
  return isObject(known);
}
