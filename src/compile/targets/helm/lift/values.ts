import { type DataPath, isObject, type Json, type JsonObject, sameJson } from '../../../../base/index.ts';
import type { JsonSchema } from '../chart/json-schema.ts';
import { camel } from './camel.ts';

/** One value of a chart: what it is in each environment. */
export interface Leaf {
  /** By environment; environments that are missing do without it. */
  readonly present: ReadonlyMap<string, Json>;
  /** The environments to which it matters. */
  readonly environments: readonly string[];
  /** What stands in `values.yaml` while some environment does without it; templates take it for nothing. */
  readonly empty: Json;
  readonly comment: string;
  /** Where it is decided in the definition. */
  readonly from: DataPath;
  readonly schema?: JsonSchema;
}

export interface PlacedLeaf extends Leaf {
  readonly path: readonly string[];
}

/** The values of a chart, gathered while its templates are made. */
export class Values {
  readonly #leaves = new Map<string, PlacedLeaf>();

  /** All leaves in the order in which templates first used them. */
  get leaves(): readonly PlacedLeaf[] {
    return [...this.#leaves.values()];
  }

  /**
   * Takes a value in, under the first of the names that is free or already means the same.
   * @returns how templates refer to it: `.Values.image.tag`
   */
  add(names: readonly (readonly string[])[], leaf: Leaf): string {
    for (const path of candidates(names)) {
      const known = this.#leaves.get(path.join('.'));
      if (known !== undefined && !isSame(known, leaf)) continue;
      if (known === undefined && this.#collides(path)) continue;
      if (known === undefined) this.#leaves.set(path.join('.'), { ...leaf, path });
      return `.Values.${path.join('.')}`;
    }
    throw new Error('no name is free');
  }

  #collides(path: readonly string[]): boolean {
    const text = path.join('.');
    for (const other of this.#leaves.keys())
      if (other.startsWith(`${text}.`) || text.startsWith(`${other}.`)) return true;
    return false;
  }
}

/** The names as they are, then all of the last one in one word with numbers, which some number makes free. */
function* candidates(names: readonly (readonly string[])[]): Iterable<readonly string[]> {
  yield* names;
  const joined = camel((names.at(-1) ?? []).join('-'));
  for (let number = 2; ; number++) yield [`${joined}${number}`];
}

function isSame(known: Leaf, leaf: Leaf): boolean {
  return (
    known.environments.length === leaf.environments.length &&
    known.environments.every((name) => leaf.environments.includes(name)) &&
    known.present.size === leaf.present.size &&
    [...known.present].every(
      ([name, value]) => leaf.present.has(name) && sameJson(value, leaf.present.get(name)),
    )
  );
}

/**
 * What `values.yaml` says. A map holds what all environments have, so that the values of an environment only ever add
 * and replace: taking a key away by `null` is read differently by versions of Helm.
 */
export function defaultOf(leaf: Leaf): Json {
  if (leaf.environments.some((name) => !leaf.present.has(name))) return leaf.empty;
  const values = [...leaf.present.values()];
  if (values.length === 0) return leaf.empty;
  // Helm lays maps over maps only: what is a map in some environments alone has no common value.
  return values.some(isObject) && !values.every(isObject) ? null : common(values);
}

function common(values: readonly Json[]): Json {
  const last = values.at(-1) ?? null;
  if (!values.every(isObject)) return last;
  const maps = values as readonly JsonObject[];
  const kept = Object.entries(last as JsonObject).flatMap(([key, value]) => {
    const all = maps.map((map) => map[key]);
    if (value === undefined || all.some((one) => one === undefined || isObject(one) !== isObject(value)))
      return [];
    return [[key, common(all as Json[])] as const];
  });
  return Object.fromEntries(kept);
}

/** What the values file of an environment says beside `values.yaml`; undefined where that says it already. */
export function overrideOf(leaf: Leaf, environment: string): Json | undefined {
  const value = leaf.present.get(environment);
  return value === undefined ? undefined : difference(defaultOf(leaf), value);
}

function difference(before: Json, value: Json): Json | undefined {
  if (sameJson(before, value)) return undefined;
  if (!isObject(before) || !isObject(value)) return value;
  const changed = Object.entries(value as JsonObject).flatMap(([key, inner]) => {
    const known = (before as JsonObject)[key];
    const other = inner === undefined || known === undefined ? inner : difference(known, inner);
    return other === undefined ? [] : [[key, other] as const];
  });
  return Object.fromEntries(changed);
}
