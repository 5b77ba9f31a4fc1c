import { type DataPath, isObject, type Json, type JsonObject } from '../../../../base/index.ts';
import { mergeKey } from '../../../../kubernetes/index.ts';
import type { Subject, Variants } from './subject.ts';

/** An item of a list in the environments whose lists have it. */
export interface Aligned {
  readonly id: string;
  readonly variants: Variants;
}

/** The items of lists that differ, matched with each other. */
export interface Alignment {
  readonly items: readonly Aligned[];
  /** Whether the order of the items means something. */
  readonly ordered: boolean;
}

/** Matches the items of lists by what makes them one item; undefined where they have nothing of the kind. */
export function align(
  subject: Subject,
  path: DataPath,
  lists: Variants<readonly Json[]>,
): Alignment | undefined {
  const keys = mergeKey(subject.apiVersion, subject.kind, path);
  const identify = identityOf(subject, path, keys, [...lists.values()].flat());
  if (identify === undefined) return undefined;
  const ordered = keys === undefined || path.at(-1) === 'initContainers';
  const ids = [...lists].map(([name, list]) => [name, list.map(identify)] as const);
  if (ids.some(([, all]) => new Set(all).size < all.length)) return undefined;
  const order = merged(ids.map(([, all]) => all));
  if (ordered && ids.some(([, all]) => !follows(order, all))) return undefined;
  const items = order.map((id) => ({
    id,
    variants: new Map(
      ids.flatMap(([name, all]) => {
        const at = all.indexOf(id);
        return at < 0 ? [] : [[name, lists.get(name)?.[at] as Json] as const];
      }),
    ),
  }));
  return { items, ordered };
}

function identityOf(
  subject: Subject,
  path: DataPath,
  keys: readonly string[] | undefined,
  items: readonly Json[],
): ((item: Json) => string) | undefined {
  const [first] = keys ?? [];
  if (keys !== undefined && first === undefined) return (item) => JSON.stringify(item);
  if (keys !== undefined && first !== undefined) {
    return items.every((item) => isObject(item) && item[first] !== undefined)
      ? (item) => JSON.stringify(keys.map((key) => (item as JsonObject)[key] ?? null))
      : undefined;
  }
  if (
    subject.kind === 'HorizontalPodAutoscaler' &&
    path.join('.') === 'spec.metrics' &&
    items.every(isObject)
  )
    return metricId;
  if (items.every((item) => isObject(item) && typeof item.name === 'string'))
    return (item) => String((item as JsonObject).name);
  return undefined;
}

/** What an autoscaler's metric measures. */
function metricId(item: Json): string {
  const { type, resource, containerResource, ...rest } = item as Record<string, Json>;
  const one = resource ?? containerResource;
  return isObject(one) ? `${type} ${one.name}` : JSON.stringify([type, Object.keys(rest)]);
}

/** All ids in an order that follows the last list, with what it lacks behind what stands before it elsewhere. */
function merged(lists: readonly (readonly string[])[]): readonly string[] {
  const order = [...(lists.at(-1) ?? [])];
  for (const list of lists) {
    for (const [index, id] of list.entries()) {
      if (order.includes(id)) continue;
      const before = index === 0 ? -1 : order.indexOf(list[index - 1] ?? '');
      order.splice(before + 1, 0, id);
    }
  }
  return order;
}

function follows(order: readonly string[], list: readonly string[]): boolean {
  const kept = order.filter((id) => list.includes(id));
  return kept.every((id, index) => id === list[index]);
}
