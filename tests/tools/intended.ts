import { isObject, type Json, type JsonObject } from '../../src/base/index.ts';
import { applyOverrides } from '../../src/compile/objects/overrides.ts';
import type { ConfigSource } from '../../src/compile/objects/unit.ts';
import { units } from '../../src/compile/objects/units.ts';
import { mergeKey } from '../../src/kubernetes/index.ts';
import type { Platform } from '../../src/model/index.ts';

/** The objects that the Kubernetes target means for an environment, before they are folded into base and overlays. */
export function intendedObjects(platform: Platform, environment: string): readonly JsonObject[] {
  const all = applyOverrides(platform, units(platform), ({ reason }) => {
    throw new Error(reason);
  });
  const parts = all.flatMap((unit) => unit.parts.get(environment) ?? []);
  return parts.flatMap(({ objects, configs }) => [
    ...objects.map(({ value }) => value),
    ...configs.map(configMap),
  ]);
}

/** The ConfigMap that a source means, under its name without a hash. */
export function configMap({ name, namespace, labels, annotations, entries }: ConfigSource): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels, ...(annotations === undefined ? {} : { annotations }) },
    data: entries,
  };
}

const hash = /-[2456789bcdfghkmt]{10}$/;

/** Objects with the hashes taken off the names of ConfigMaps, wherever these stand. */
export function withoutHashes(objects: readonly JsonObject[]): readonly JsonObject[] {
  const names = new Map(
    objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata }) => String((metadata as JsonObject).name))
      .map((name) => [name, name.replace(hash, '')]),
  );
  return objects.map((object) => renamed(object, names) as JsonObject);
}

function renamed(value: Json | undefined, names: ReadonlyMap<string, string>): Json | undefined {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, names) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, inner]) => [key, renamed(inner, names)]),
  );
}

/** An object with the items of merged lists in one order, since a merge puts them in another; and no undefined. */
export function inMergeOrder(object: JsonObject): JsonObject {
  return ordered(object, object, []) as JsonObject;
}

function ordered(owner: JsonObject, value: Json, path: readonly (string | number)[]): Json {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => ordered(owner, item, [...path, index]));
    const keys = mergeKey(String(owner.apiVersion), String(owner.kind), path);
    if (keys === undefined) return items;
    const id = (item: Json) => JSON.stringify(isObject(item) ? keys.map((key) => item[key]) : item);
    return items.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  const fields = Object.entries(value as JsonObject).flatMap(([key, inner]) =>
    inner === undefined ? [] : [[key, ordered(owner, inner, [...path, key])] as const],
  );
  return Object.fromEntries(fields);
}
