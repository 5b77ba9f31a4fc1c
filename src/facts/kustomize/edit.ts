import type { MapEntry, MapTree, ScalarTree, Tree } from '../../base/index.ts';

/** Where something stands: a text and an index into it. */
export type Place = Pick<Tree, 'source' | 'offset'>;

export function scalarAt(value: ScalarTree['value'], place: Place): ScalarTree {
  return { kind: 'scalar', value, source: place.source, offset: place.offset };
}

export function mapAt(entries: ReadonlyMap<string, MapEntry>, place: Place): MapTree {
  return { kind: 'map', entries, source: place.source, offset: place.offset };
}

export function listAt(items: readonly Tree[], place: Place): Tree {
  return { kind: 'list', items, source: place.source, offset: place.offset };
}

/** The map with one field set; a field that is there keeps its position among the others. */
export function withField(map: MapTree, name: string, entry: MapEntry): MapTree {
  return mapAt(new Map(map.entries).set(name, entry), map);
}

export function withoutField(map: MapTree, name: string): MapTree {
  if (!map.entries.has(name)) return map;
  const entries = new Map(map.entries);
  entries.delete(name);
  return mapAt(entries, map);
}

/** The text at a path of field names, or undefined where there is none. */
export function textAt(tree: Tree | undefined, ...path: readonly string[]): string | undefined {
  const found = fieldAt(tree, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

export function fieldAt(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  let current = tree;
  for (const name of path) {
    if (current?.kind !== 'map') return undefined;
    current = current.entries.get(name)?.value;
  }
  return current;
}

/** The map with the value at a path of field names set; missing maps on the way are made. */
export function withValueAt(map: MapTree, path: readonly string[], value: Tree, key: Place = value): MapTree {
  const [name, ...rest] = path;
  if (name === undefined) return map;
  const known = map.entries.get(name);
  if (rest.length === 0) return withField(map, name, { key: known?.key ?? key, value });
  const inner = known?.value.kind === 'map' ? known.value : mapAt(new Map(), key);
  return withField(map, name, { key: known?.key ?? key, value: withValueAt(inner, rest, value, key) });
}

/**
 * Edits every value at a path of field names, through all lists on the way; the same tree comes back when
 * nothing changed. With `create`, missing fields are made (as maps, empty before `edit` sees the last one),
 * but never the fields named with `[]`, nor lists.
 */
export function editPath(
  tree: Tree,
  path: readonly string[],
  edit: (value: Tree) => Tree,
  create?: Place,
): Tree {
  const [step, ...rest] = path;
  if (step === undefined) return edit(tree);
  if (tree.kind === 'list') {
    const items = tree.items.map((item) => editPath(item, path, edit, create));
    return items.some((item, index) => item !== tree.items[index]) ? listAt(items, tree) : tree;
  }
  if (tree.kind !== 'map') return tree;
  const isList = step.endsWith('[]');
  const name = isList ? step.slice(0, -2) : step;
  const known = tree.entries.get(name);
  if (known === undefined || isNull(known.value)) {
    if (create === undefined || isList) return tree;
    const made = editPath(mapAt(new Map(), create), rest, edit, create);
    return withField(tree, name, { key: known?.key ?? create, value: made });
  }
  const value = editPath(known.value, rest, edit, create);
  return value === known.value ? tree : withField(tree, name, { key: known.key, value });
}

export function isNull(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}
