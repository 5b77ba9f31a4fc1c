import type { Json } from './json.ts';
import type { DataPath } from './path.ts';

/** A text that was read, and the file it came from (a path as the user would type it). */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Where something stands: 1-based line and column in a file. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Placed {
  readonly source: Source;
  /** Index into `source.text`. */
  readonly offset: number;
}
export interface ScalarTree extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}
export interface ListTree extends Placed {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}
export interface MapEntry {
  /** Where the key stands; the value carries its own place. */
  readonly key: Placed;
  readonly value: Tree;
}
export interface MapTree extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/**
 * Data in which every value remembers where it was written. Merging trees of several files keeps
 * for each field the file and line that decided it.
 */
export type Tree = ScalarTree | ListTree | MapTree;

const plainForms = new WeakMap<Tree, Json>();

/** The data of a tree without its places; computed once per tree. */
export function plain(tree: Tree): Json {
  if (tree.kind === 'scalar') return tree.value;
  const known = plainForms.get(tree);
  if (known !== undefined) return known;
  const value: Json =
    tree.kind === 'list'
      ? tree.items.map(plain)
      : Object.fromEntries([...tree.entries].map(([key, entry]) => [key, plain(entry.value)]));
  plainForms.set(tree, value);
  return value;
}

/** The tree at a path, or undefined where the path leaves the data. */
export function descend(tree: Tree, path: DataPath): Tree | undefined {
  let current: Tree | undefined = tree;
  for (const step of path) {
    if (current?.kind === 'map') current = current.entries.get(String(step))?.value;
    else if (current?.kind === 'list' && typeof step === 'number') current = current.items[step];
    else return undefined;
  }
  return current;
}

/**
 * Where the value at a path was written; where the path leaves the data, the nearest enclosing value.
 * A field of a map is placed at its key, which is where a reader looks.
 */
export function positionAt(tree: Tree, path: DataPath): Position {
  let place: Placed = tree;
  let current: Tree = tree;
  for (const step of path) {
    if (current.kind === 'map') {
      const entry = current.entries.get(String(step));
      if (entry === undefined) break;
      place = entry.key;
      current = entry.value;
    } else if (current.kind === 'list' && typeof step === 'number') {
      const item: Tree | undefined = current.items[step];
      if (item === undefined) break;
      place = item;
      current = item;
    } else break;
  }
  return positionOf(place.source, place.offset);
}

const lineStarts = new WeakMap<Source, readonly number[]>();

/** Turns an index into a text into line and column, both from 1. */
export function positionOf(source: Source, offset: number): Position {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    const found = [0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1))
      found.push(at + 1);
    starts = found;
    lineStarts.set(source, starts);
  }
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: source.file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
