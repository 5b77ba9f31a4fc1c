import {
  isObject,
  type JsonObject,
  parsePath,
  type Sourced,
  sameJson,
  valueAt,
} from '../../../base/index.ts';

/**
 * What the values of all environments share. Helm puts values files together map by map, and takes lists
 * and everything else whole; a field that only some environments have stands in their files.
 */
export function sharedValues(variants: readonly JsonObject[]): JsonObject {
  const [first, ...others] = variants;
  if (first === undefined) return {};
  const shared: Record<string, JsonObject[string]> = {};
  for (const [key, value] of Object.entries(first)) {
    const twins = others.map((other) => other[key]);
    if (value === undefined || twins.includes(undefined)) continue;
    if (twins.every((twin) => sameJson(twin, value))) shared[key] = value;
    else if (isObject(value) && twins.every(isObject)) {
      const inner = sharedValues([value, ...twins] as readonly JsonObject[]);
      if (Object.keys(inner).length > 0) shared[key] = inner;
    }
  }
  return shared;
}

/** What one environment adds to the shared values; undefined where it adds nothing. */
export function ownValues(shared: JsonObject, whole: JsonObject): JsonObject | undefined {
  const own: Record<string, JsonObject[string]> = {};
  for (const [key, value] of Object.entries(whole)) {
    const known = shared[key];
    if (value === undefined || sameJson(known, value)) continue;
    const inner =
      isObject(known) && isObject(value) ? ownValues(known as JsonObject, value as JsonObject) : value;
    if (inner !== undefined) own[key] = inner;
  }
  return Object.keys(own).length === 0 ? undefined : own;
}

/** A part of the values, with the comments and origins that speak of what it holds. */
export function part(values: Sourced, value: JsonObject): Sourced {
  const holds = (text: string) => {
    const path = parsePath(text) ?? [];
    return text !== '' && valueAt(value, path) !== undefined;
  };
  const kept = <T>(notes: ReadonlyMap<string, T> | undefined) =>
    new Map([...(notes ?? [])].filter(([text]) => holds(text)));
  return { value, from: values.from, fields: kept(values.fields), comments: kept(values.comments) };
}
