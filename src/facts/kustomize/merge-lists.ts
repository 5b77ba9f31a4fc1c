import type { MapTree, Tree } from '../../base/index.ts';
import { isNull, scalarAt, textAt, withField } from './edit.ts';

/** Merges one item; either side may be missing, and undefined removes the item. */
export type MergeItem = (target: Tree | undefined, patch: Tree | undefined) => Tree | undefined;

/** An item of the target's list: merging changes what it holds, and everybody who holds it sees that. */
interface Cell {
  tree: Tree;
}

/**
 * Merges two lists whose items are known by keys; without keys, by their value. This follows kyaml's
 * `associative_sequence.go` step by step, with its oddities, because the result has to be the same: items
 * of the patch come first, and items that lack one of several keys are only found when both sides lack it.
 */
export function mergeLists(
  target: readonly Tree[],
  patch: readonly Tree[],
  keys: readonly string[],
  merge: MergeItem,
): readonly Tree[] {
  if (keys.length === 0) return mergeValues(target, patch);
  let cells: Cell[] = target.map((tree) => ({ tree }));
  const tuples = completed([...patch, ...target].map((tree) => tupleOf(tree, keys)));
  const known = keys.filter((_, index) => tuples.some((tuple) => tuple[index] !== ''));
  const used = known.length === 0 ? keys : known;
  let result: Cell[] = [];
  for (const tuple of distinct(tuples)) {
    const values = used.map((key) => tuple[keys.indexOf(key)] ?? '');
    const stated = used.filter((_, index) => values[index] !== '');
    const sought = stated.map((key) => values[used.indexOf(key)] ?? '');
    const cell = cells.find(({ tree }) => matches(tree, stated, sought));
    const update = patch.find((tree) => matches(tree, stated, sought));
    const merged = merge(cell?.tree, update);
    if (merged === undefined || isNull(merged) || isEmptyMap(merged)) {
      cells = cells.filter(({ tree }) => !matches(tree, used, values));
      continue;
    }
    const complete = withKeys(merged, used, values, update ?? merged);
    const item = cell === undefined || isReplacement(update) ? { tree: complete } : cell;
    item.tree = complete;
    result = placed(result, item, used, values);
  }
  for (const cell of cells) {
    const values = used.flatMap((key) => keyText(cell.tree, key) ?? []);
    for (const key of used) if (keyText(cell.tree, key) === undefined) result.push(cell);
    if (used.length > 1) result = removed(result, used, values);
    result = placed(result, cell, used, values);
  }
  return result.map(({ tree }) => tree);
}

/** An item that is replaced as a whole is a new one; the old one is untouched, and comes back in the end. */
function isReplacement(update: Tree | undefined): boolean {
  return textAt(update, '$patch') === 'replace';
}

function mergeValues(target: readonly Tree[], patch: readonly Tree[]): readonly Tree[] {
  const byValue = new Map<string, Tree>();
  for (const item of patch) byValue.set(item.kind === 'scalar' ? String(item.value) : '', item);
  for (const item of target) byValue.set(item.kind === 'scalar' ? String(item.value) : '', item);
  return [...byValue.values()];
}

function keyText(tree: Tree, key: string): string | undefined {
  const value = tree.kind === 'map' ? tree.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

function tupleOf(tree: Tree, keys: readonly string[]): readonly string[] {
  return keys.map((key) => keyText(tree, key) ?? '');
}

/** Fills gaps in a tuple from another one that agrees with it in all that both state. */
function completed(tuples: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const list = [...distinct(tuples)];
  if ((list[0]?.length ?? 0) < 2) return list;
  for (let i = 0; i < list.length; i++) {
    for (let j = 0; j < list.length; j++) {
      const both = unified(list[i] ?? [], list[j] ?? []);
      if (both === undefined) continue;
      list[i] = both;
      list[j] = both;
    }
  }
  return list;
}

function unified(a: readonly string[], b: readonly string[]): readonly string[] | undefined {
  if (!a.some((value, index) => value === b[index])) return undefined;
  if (a.some((value, index) => value !== b[index] && value !== '' && b[index] !== '')) return undefined;
  return a.map((value, index) => value || (b[index] ?? ''));
}

function distinct(tuples: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(tuples.map((tuple) => [JSON.stringify(tuple), tuple])).values()];
}

/** Whether an item has all keys with these values; a key without a value only has to be there. */
function matches(tree: Tree, keys: readonly string[], values: readonly string[]): boolean {
  let found = false;
  for (const [index, key] of keys.entries()) {
    const value = values[index];
    if (value !== undefined)
      found = value === '' ? keyText(tree, key) !== undefined : keyText(tree, key) === value;
    if (!found) return false;
  }
  return found;
}

function withKeys(tree: Tree, keys: readonly string[], values: readonly string[], from: Tree): Tree {
  if (tree.kind !== 'map') return tree;
  let map: MapTree = tree;
  for (const [index, key] of keys.entries()) {
    const value = values[index] ?? '';
    if (value === '' || map.entries.has(key)) continue;
    map = withField(map, key, { key: from, value: scalarAt(value, from) });
  }
  return map;
}

/** Sets an item: in place of the ones with its keys, else at the end. */
function placed(
  list: readonly Cell[],
  item: Cell,
  keys: readonly string[],
  values: readonly string[],
): Cell[] {
  let found = false;
  const result: Cell[] = [];
  for (const cell of list) {
    if (isEmptyMap(cell.tree) || isNull(cell.tree)) continue;
    if (matches(cell.tree, keys, values)) {
      found = true;
      result.push(item);
    } else if (values.length > 0) result.push(cell);
  }
  if (!found) result.push(item);
  return result;
}

function removed(list: readonly Cell[], keys: readonly string[], values: readonly string[]): Cell[] {
  return list.filter(({ tree }) => values.length > 0 && !matches(tree, keys, values));
}

function isEmptyMap(tree: Tree): boolean {
  return tree.kind === 'map' && tree.entries.size === 0;
}
