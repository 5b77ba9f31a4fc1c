import type { DataPath, MapEntry, MapTree, ScalarTree, Tree } from '../../base/index.ts';
import { mergeKey } from '../../kubernetes/index.ts';
import { isNull, listAt, mapAt, scalarAt } from './edit.ts';
import type { MergeItem } from './merge-lists.ts';
import { mergeLists } from './merge-lists.ts';

/** The kind whose rules of merging hold, and the way from its root to the value at hand (0 stands for any item of a list). */
export interface Where {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: DataPath;
}

/**
 * Applies a strategic merge patch the way kustomize does (kyaml's `merge2`), which is not in all points the
 * way the API server does: values of the patch come first in merged lists, kinds that are not part of
 * Kubernetes have no merge keys, and null removes a field at any depth. Undefined: the patch deletes the value.
 */
export function strategicMerge(target: Tree | undefined, patch: Tree, where: Where): Tree | undefined {
  if (isNull(patch)) return undefined;
  if (target === undefined || isNull(target) || target.kind !== patch.kind) return added(patch, where);
  if (patch.kind === 'map') return mergeMaps(target as MapTree, patch, where);
  if (patch.kind === 'scalar') return restyled(target as ScalarTree, patch);
  const keys = mergeKey(where.apiVersion, where.kind, where.path);
  const directive = listDirective(patch.items);
  if (directive?.kind === 'delete') return undefined;
  if (directive?.kind === 'replace') return listAt(directive.items, patch);
  if (keys === undefined || target.kind !== 'list') return patch;
  return listAt(
    mergeLists(target.items, patch.items, keys, mergeItem(where)),
    target.items.length > 0 ? target : patch,
  );
}

function mergeItem(where: Where): MergeItem {
  const inside = { ...where, path: [...where.path, 0] };
  return (target, patch) => (patch === undefined ? target : strategicMerge(target, patch, inside));
}

function mergeMaps(target: MapTree, patch: MapTree, where: Where): Tree | undefined {
  const directive = mapDirective(patch);
  if (directive === 'delete') return undefined;
  if (directive === 'replace') return added(patch, where);
  const entries = new Map(target.entries);
  let changed = false;
  for (const [name, entry] of patch.entries) {
    if (name === patchKey) continue;
    const known = entries.get(name);
    const value = strategicMerge(known?.value, entry.value, { ...where, path: [...where.path, name] });
    if (value === known?.value) continue;
    changed = true;
    if (value === undefined) entries.delete(name);
    else entries.set(name, { key: keyOf(known, entry, value), value });
  }
  return changed ? mapAt(entries, target) : target;
}

/** A map stays where it was begun; what the patch decides stands at the patch's key. */
function keyOf(known: MapEntry | undefined, entry: MapEntry, value: Tree): MapEntry['key'] {
  return known !== undefined && value.kind !== 'scalar' && value.source !== entry.value.source
    ? known.key
    : entry.key;
}

/** What a patch adds where nothing was: without its nulls and directives. */
function added(patch: Tree, where: Where): Tree | undefined {
  if (patch.kind === 'scalar') return patch;
  if (patch.kind === 'list') {
    const keys = mergeKey(where.apiVersion, where.kind, where.path);
    const directive = listDirective(patch.items);
    if (directive?.kind === 'delete') return undefined;
    if (directive?.kind === 'replace') return listAt(directive.items, patch);
    if (keys === undefined) return patch;
    return listAt(mergeLists([], patch.items, keys, mergeItem(where)), patch);
  }
  if (mapDirective(patch) === 'delete') return undefined;
  const entries = new Map<string, MapEntry>();
  for (const [name, entry] of patch.entries) {
    if (name === patchKey || isNull(entry.value)) continue;
    const value = added(entry.value, { ...where, path: [...where.path, name] });
    if (value !== undefined) entries.set(name, { key: entry.key, value });
  }
  return mapAt(entries, patch);
}

/** A text in quotes keeps its quotes under the patch, so that a number put in its place becomes a text. */
function restyled(target: ScalarTree, patch: ScalarTree): ScalarTree {
  if (target.value === patch.value) return target;
  const quoted = typeof target.value === 'string' && /["'|>]/.test(target.source.text[target.offset] ?? '');
  return quoted && typeof patch.value !== 'string' ? scalarAt(String(patch.value), patch) : patch;
}

const patchKey = '$patch';

function mapDirective(patch: MapTree): string | undefined {
  const directive = patch.entries.get(patchKey)?.value;
  return directive?.kind === 'scalar' && typeof directive.value === 'string' ? directive.value : undefined;
}

/** A list may hold an item that is only a directive for the whole list. */
function listDirective(
  items: readonly Tree[],
): { readonly kind: string; readonly items: readonly Tree[] } | undefined {
  for (const item of items) {
    if (item.kind !== 'map' || item.entries.size !== 1) continue;
    const kind = mapDirective(item);
    if (kind !== undefined) return { kind, items: items.filter((other) => other !== item) };
  }
  return undefined;
}
