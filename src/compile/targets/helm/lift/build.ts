import { type DataPath, isObject, type Json, type JsonObject, sameJson } from '../../../../base/index.ts';
import { action, type Entry, type Item, type MapNode, type Node, scalar } from '../template/node.ts';
import { type Aligned, align } from './align.ts';
import { configsIn, nameAction, referredConfig } from './configs.ts';
import type { Context } from './context.ts';
import { conventional, expectedKeys, isOptional } from './conventions.ts';
import { lift } from './lift.ts';
import { commentOf, type Variants } from './subject.ts';

/** The template of an object: what all environments share as it is, what differs or is often set as values. */
export function templateOf(context: Context): MapNode {
  const values = new Map([...context.subject.variants].map(([name, { value }]) => [name, value as Json]));
  return mapAt(context, [], values) as MapNode;
}

function nodeAt(context: Context, path: DataPath, variants: Variants): Node {
  const all = [...variants.values()];
  const [first] = all;
  if (all.every(isObject)) return mapAt(context, path, variants);
  if (all.every(Array.isArray)) return listAt(context, path, variants as Variants<readonly Json[]>);
  if (
    all.some((value) => typeof value === 'object' && value !== null) ||
    !all.every((value) => value === first)
  )
    return lift(context, path, variants, [...variants.keys()]).node;
  const config = referredConfig(context.configs, context.subject.namespace, path, first ?? null);
  return config === undefined ? scalar(first as string) : action(nameAction(config));
}

/** Maps of which users and pipelines add entries, whatever their keys look like. */
const openMaps = ['annotations', 'labels', 'data', 'stringData', 'hard', 'parameters', 'nodeSelector'];

function mapAt(context: Context, path: DataPath, variants: Variants): Node {
  const environments = [...variants.keys()];
  const maps = [...variants.values()] as readonly JsonObject[];
  const labels = labelEntries(context, path, variants);
  if (labels !== undefined) return { kind: 'map', entries: labels };
  const same = maps.every((map) => sameJson(map, maps[0]));
  const names = [...new Set(maps.flatMap(Object.keys))];
  if (same && names.length === 0) return { kind: 'map', entries: [] };
  // Something must stay where all values are taken away, or the map becomes null.
  const isSolid = names.some(
    (key) => !isOptional(context, [...path, key]) && maps.every((map) => map[key] !== undefined),
  );
  const isOpen = openMaps.includes(String(path.at(-1))) || names.some((key) => !/^[A-Za-z]\w*$/.test(key));
  if (!isSolid || (isOpen && !same)) return lift(context, path, variants, environments).node;
  const keys = keysOf(context, path, maps);
  const entries = keys.flatMap((key): readonly Entry[] => {
    const present = new Map(
      [...variants].flatMap(([name, map]) => {
        const value = (map as JsonObject)[key];
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    return entryAt(context, [...path, key], present, environments);
  });
  return { kind: 'map', entries };
}

/** Keys in the order of the last variant, those of others behind what stands before them there. */
function keysOf(context: Context, path: DataPath, maps: readonly JsonObject[]): readonly string[] {
  const keys = Object.keys(maps.at(-1) ?? {}).filter((key) => maps.at(-1)?.[key] !== undefined);
  const insert = (key: string, before: string | undefined) => {
    if (!keys.includes(key)) keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
  };
  for (const map of maps) {
    const own = Object.keys(map).filter((key) => map[key] !== undefined);
    for (const [index, key] of own.entries()) insert(key, own[index - 1]);
  }
  for (const key of expectedKeys(context.subject, path, context.autoscaler !== undefined))
    insert(key, key === 'replicas' ? undefined : key === 'imagePullPolicy' ? 'image' : keys.at(-1));
  return keys;
}

function entryAt(
  context: Context,
  path: DataPath,
  present: Variants,
  environments: readonly string[],
): readonly Entry[] {
  const key = String(path.at(-1));
  const comment = commentOf(context.subject, path);
  const known = conventional(context, path, present, environments);
  if (known !== undefined) return [{ ...known, comment }];
  if (present.size === 0) return [];
  if (present.size === environments.length) return [{ key, node: nodeAt(context, path, present), comment }];
  const guard = configGuard(context, path, present);
  if (guard !== undefined) return [{ key, guard, node: nodeAt(context, path, present), comment }];
  const lifted = lift(context, path, present, environments);
  return [{ key, guard: lifted.guard, node: lifted.node, comment }];
}

/** What is there exactly where a ConfigMap is that it refers to needs no value of its own. */
function configGuard(context: Context, path: DataPath, present: Variants): string | undefined {
  const names = [...present.keys()];
  for (const value of present.values()) {
    for (const config of configsIn(context.configs, context.subject.namespace, path, value)) {
      if (config.condition === undefined || config.environments.length !== names.length) continue;
      if (names.every((name) => config.environments.includes(name))) return `if ${config.condition}`;
    }
  }
  return undefined;
}

/** Labels by the named templates of the chart, and what the object adds. */
function labelEntries(context: Context, path: DataPath, variants: Variants): readonly Entry[] | undefined {
  const { common, selector } = context.labels;
  const maps = [...variants.values()] as readonly JsonObject[];
  const last = String(path.at(-1));
  const included = (name: string): Entry => ({
    key: undefined,
    node: { kind: 'block', pipeline: `include "${context.chart}.${name}" .` },
  });
  if (
    selector !== undefined &&
    (last === 'matchLabels' || last === 'selector') &&
    maps.every((map) => sameJson(map, selector))
  )
    return [included('selectorLabels')];
  const size = Object.keys(common).length;
  if (last !== 'labels' || path.at(-2) !== 'metadata' || size === 0) return undefined;
  if (!maps.every((map) => Object.entries(common).every(([key, value]) => map[key] === value)))
    return undefined;
  const rest = new Map(
    [...variants].map(([name, map]) => [
      name,
      Object.fromEntries(
        Object.entries(map as JsonObject).filter(([key]) => !Object.hasOwn(common, key)),
      ) as JsonObject,
    ]),
  );
  const own = [...rest.values()];
  const shared = Object.keys(own.at(-1) ?? {}).filter((key) =>
    own.every((map) => map[key] === own[0]?.[key]),
  );
  const differing = new Map(
    [...rest]
      .map(
        ([name, map]) =>
          [name, Object.fromEntries(Object.entries(map).filter(([key]) => !shared.includes(key)))] as const,
      )
      .filter(([, map]) => Object.keys(map).length > 0),
  );
  const entries: Entry[] = [
    included('labels'),
    ...shared.map((key) => ({
      key,
      node: scalar(own[0]?.[key] as string),
      comment: commentOf(context.subject, [...path, key]),
    })),
  ];
  if (differing.size === 0) return entries;
  const lifted = lift(context, path, differing, [...variants.keys()], { optional: true });
  return [...entries, { key: undefined, guard: lifted.guard, node: lifted.node }];
}

/** A list in which more than this differs is a value as a whole. */
const mostDifferences = 3;

function listAt(context: Context, path: DataPath, variants: Variants<readonly Json[]>): Node {
  const lists = [...variants.values()];
  const environments = [...variants.keys()];
  if (lists.every((list) => sameJson(list, lists[0]))) return positional(context, path, variants);
  const alignment = align(context.subject, path, variants);
  if (alignment !== undefined) {
    const items = alignedItems(context, path, variants, alignment.items, alignment.ordered);
    if (items !== undefined) return { kind: 'list', items };
  }
  const length = lists[0]?.length ?? 0;
  if (lists.every((list) => list.length === length) && differences(lists) <= mostDifferences)
    return positional(context, path, variants);
  return lift(context, path, variants, environments).node;
}

function positional(context: Context, path: DataPath, variants: Variants<readonly Json[]>): Node {
  const length = [...variants.values()][0]?.length ?? 0;
  const items = Array.from({ length }, (_, index): Item => {
    const inner = new Map([...variants].map(([name, list]) => [name, list[index] as Json]));
    return itemAt(context, [...path, index], inner);
  });
  return { kind: 'list', items };
}

function itemAt(context: Context, path: DataPath, variants: Variants, guard?: string): Item {
  return { node: nodeAt(context, path, variants), comment: commentOf(context.subject, path), guard };
}

/** Items that all lists have stand where they are; the others come from the values, behind them. */
function alignedItems(
  context: Context,
  path: DataPath,
  variants: Variants<readonly Json[]>,
  aligned: readonly Aligned[],
  ordered: boolean,
): readonly Item[] | undefined {
  const environments = [...variants.keys()];
  const last = [...variants.values()].at(-1) ?? [];
  const place = (item: Aligned) => {
    const at = last.indexOf([...item.variants.values()].at(-1) as Json);
    return [...path, at < 0 ? last.length : at];
  };
  const isShared = (item: Aligned) => item.variants.size === environments.length;
  const guards = new Map(
    aligned
      .filter((item) => !isShared(item))
      .map((item) => [item, configGuard(context, path, item.variants)]),
  );
  const extra = aligned.filter((item) => !isShared(item) && guards.get(item) === undefined);
  if (!aligned.some(isShared) || (ordered && extra.length > 0)) return undefined;
  const items = aligned
    .filter((item) => !extra.includes(item))
    .map((item) => itemAt(context, place(item), item.variants, guards.get(item)));
  if (extra.length === 0) return items;
  const others = new Map(
    environments.flatMap((name) => {
      const own = extra.flatMap((item) => item.variants.get(name) ?? []);
      return own.length === 0 ? [] : [[name, own as Json] as const];
    }),
  );
  const key = String(path.at(-1));
  const names = [[`extra${key.slice(0, 1).toUpperCase()}${key.slice(1)}`]];
  const lifted = lift(context, path, others, environments, { names, optional: true });
  return [...items, { node: lifted.node, guard: lifted.guard, spread: true }];
}

/** The number of values that differ between variants of one shape; infinite where shapes differ. */
function differences(variants: readonly Json[]): number {
  const [first] = variants;
  if (variants.every((one) => sameJson(one, first))) return 0;
  if (variants.every(Array.isArray)) {
    const lists = variants as readonly (readonly Json[])[];
    const length = lists[0]?.length ?? 0;
    if (lists.some((list) => list.length !== length)) return Number.POSITIVE_INFINITY;
    return sum(Array.from({ length }, (_, index) => differences(lists.map((list) => list[index] as Json))));
  }
  if (variants.every(isObject)) {
    const maps = variants as readonly JsonObject[];
    const keys = [...new Set(maps.flatMap(Object.keys))];
    return sum(
      keys.map((key) =>
        maps.every((map) => map[key] !== undefined)
          ? differences(maps.map((map) => map[key] as Json))
          : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return variants.every((one) => typeof one !== 'object') ? 1 : Number.POSITIVE_INFINITY;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
