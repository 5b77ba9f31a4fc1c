import { type DataPath, isObject, type Json, type JsonObject, sameJson } from '../../../../base/index.ts';
import { mergeKey } from '../../../../kubernetes/index.ts';

/** Which object a list belongs to, for its merge key. */
interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
}

function ownerOf(object: JsonObject): Owner {
  return { apiVersion: String(object.apiVersion), kind: String(object.kind) };
}

/** An item's identity in a list that is merged item by item, or undefined in other lists. */
function identify(owner: Owner, path: DataPath, list: readonly Json[]): ((item: Json) => string) | undefined {
  const keys = mergeKey(owner.apiVersion, owner.kind, path);
  if (keys === undefined) return undefined;
  const first = keys[0];
  if (first === undefined) return JSON.stringify;
  if (!list.every((item) => isObject(item) && item[first] !== undefined)) return undefined;
  return (item) => JSON.stringify(keys.map((key) => (item as JsonObject)[key]));
}

/**
 * What the variants of an object have in common, as the base that overlays patch: fields that all have.
 * Where they differ, the last variant's value stands, which the others replace. Nothing ever has to be
 * removed by an overlay.
 */
export function commonObject(variants: readonly JsonObject[]): JsonObject {
  const last = variants.at(-1);
  if (last === undefined) throw new Error('no variants to fold');
  return common(ownerOf(last), [], variants) as JsonObject;
}

function common(owner: Owner, path: DataPath, variants: readonly Json[]): Json {
  const last = variants.at(-1) as Json;
  if (variants.every((variant) => sameJson(variant, last))) return last;
  if (variants.every(isObject)) {
    const objects = variants as readonly JsonObject[];
    const shared: Record<string, Json> = {};
    for (const [key, value] of Object.entries(last as JsonObject)) {
      if (value === undefined) continue;
      const values = objects.map((object) => object[key]);
      if (values.every((one) => one !== undefined && sameShape(one, value)))
        shared[key] = common(owner, [...path, key], values as Json[]);
    }
    return shared;
  }
  if (variants.every(Array.isArray)) {
    const lists = variants as readonly (readonly Json[])[];
    const identity = identify(owner, path, lists.flat());
    if (identity === undefined) return last;
    return (last as readonly Json[]).flatMap((item, index) => {
      const id = identity(item);
      const twins = lists.map((list) => list.find((one) => identity(one) === id));
      return twins.every((twin) => twin !== undefined)
        ? [common(owner, [...path, index], twins as Json[])]
        : [];
    });
  }
  return last;
}

/**
 * Whether a patch of the one may stand over the other. Not where a number meets a text: kustomize keeps the quotes
 * of the base, and makes a text of the number.
 */
function sameShape(a: Json, b: Json): boolean {
  return Array.isArray(a) === Array.isArray(b) && isObject(a) === isObject(b) && typeof a === typeof b;
}

/**
 * The strategic merge patch that makes a folded object whole again, or undefined where nothing differs.
 * It names the object, and the items of lists by their merge keys.
 */
export function patchBetween(base: JsonObject, whole: JsonObject): JsonObject | undefined {
  const owner = ownerOf(whole);
  const patch = difference(owner, [], base, whole);
  if (patch === undefined) return undefined;
  const metadata = whole.metadata as JsonObject;
  const { apiVersion: _, kind: __, metadata: changed, ...rest } = patch as JsonObject;
  return {
    apiVersion: whole.apiVersion,
    kind: whole.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      ...((changed as JsonObject | undefined) ?? {}),
    },
    ...rest,
  };
}

function difference(owner: Owner, path: DataPath, base: Json, whole: Json): Json | undefined {
  if (sameJson(base, whole)) return undefined;
  if (isObject(base) && isObject(whole)) {
    const changed: Record<string, Json> = {};
    for (const [key, value] of Object.entries(whole as JsonObject)) {
      if (value === undefined) continue;
      const before = (base as JsonObject)[key];
      const inner = before === undefined ? value : difference(owner, [...path, key], before, value);
      if (inner !== undefined) changed[key] = inner;
    }
    return changed;
  }
  if (Array.isArray(base) && Array.isArray(whole)) return listDifference(owner, path, base, whole) ?? whole;
  return whole;
}

function listDifference(
  owner: Owner,
  path: DataPath,
  base: readonly Json[],
  whole: readonly Json[],
): Json | undefined {
  const identity = identify(owner, path, [...base, ...whole]);
  if (identity === undefined) return undefined;
  const keys = mergeKey(owner.apiVersion, owner.kind, path) ?? [];
  return whole.flatMap((item, index) => {
    const before = base.find((one) => identity(one) === identity(item));
    if (before === undefined) return [item];
    const changed = difference(owner, [...path, index], before, item);
    if (changed === undefined) return [];
    const names = Object.fromEntries(
      keys.map((key) => [key, (item as JsonObject)[key]]).filter(([, value]) => value !== undefined),
    );
    return [{ ...names, ...(changed as JsonObject) }];
  });
}
