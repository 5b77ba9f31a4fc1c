import type { MapEntry } from '../tree.ts';

/**
 * The entries of a map with those of its merge keys (`<<`): a key of the map itself wins, and of several merged
 * maps the first one does.
 */
export function mergeInto(
  own: ReadonlyMap<string, MapEntry>,
  merged: readonly MapEntry[],
  report: (offset: number, reason: string) => void,
): ReadonlyMap<string, MapEntry> {
  if (merged.length === 0) return own;
  const all = new Map(own);
  for (const { key: place, value } of merged) {
    for (const map of value.kind === 'list' ? value.items : [value]) {
      if (map.kind !== 'map') report(place.offset, 'the merge key << needs a map, or a list of maps');
      else for (const [key, entry] of map.entries) if (!all.has(key)) all.set(key, entry);
    }
  }
  return all;
}
