import type { MapTree, Tree } from '../../base/index.ts';
import { plain, sameJson } from '../../base/index.ts';
import { listAt, mapAt, textAt, withField, withoutField } from './edit.ts';

export interface JsonPatchFault {
  readonly operation: Tree;
  readonly reason: string;
}

/** Applies the operations of a JSON patch (RFC 6902) in order; the first that fails ends it. */
export function applyJsonPatch(document: Tree, operations: readonly Tree[]): Tree | JsonPatchFault {
  let current = document;
  for (const operation of operations) {
    const next = applyOperation(current, operation);
    if (typeof next === 'string') return { operation, reason: next };
    current = next;
  }
  return current;
}

export function isFault(result: Tree | JsonPatchFault): result is JsonPatchFault {
  return 'reason' in result;
}

function applyOperation(document: Tree, operation: Tree): Tree | string {
  const op = textAt(operation, 'op');
  const pathText = textAt(operation, 'path');
  const path = pathText === undefined ? undefined : parsePointer(pathText);
  if (op === undefined || path === undefined)
    return 'a JSON patch operation needs `op` and a `path` that begins with /';
  const value = operation.kind === 'map' ? operation.entries.get('value')?.value : undefined;
  const fromText = textAt(operation, 'from');
  const from = fromText === undefined ? undefined : parsePointer(fromText);
  const missing = `the object has no ${pathText}`;
  if (op === 'add' || op === 'replace' || op === 'test') {
    if (value === undefined) return `the operation ${op} needs a \`value\``;
    if (op === 'test') {
      const found = valueAtPointer(document, path);
      return found !== undefined && sameJson(plain(found), plain(value))
        ? document
        : `${pathText} has another value than the one tested for`;
    }
    return edit(document, path, op, value) ?? missing;
  }
  if (op === 'remove') return edit(document, path, 'remove', undefined) ?? missing;
  if (op === 'move' || op === 'copy') {
    const moved = from === undefined ? undefined : valueAtPointer(document, from);
    if (from === undefined || moved === undefined) return `the object has no ${fromText ?? '`from`'}`;
    const base = op === 'move' ? edit(document, from, 'remove', undefined) : document;
    return (base === undefined ? undefined : edit(base, path, 'add', moved)) ?? missing;
  }
  return `the operation ${op} is not one of add, remove, replace, move, copy, test`;
}

function parsePointer(text: string): readonly string[] | undefined {
  if (text === '') return [];
  if (!text.startsWith('/')) return undefined;
  return text
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAtPointer(tree: Tree, path: readonly string[]): Tree | undefined {
  let current: Tree | undefined = tree;
  for (const step of path) {
    if (current?.kind === 'map') current = current.entries.get(step)?.value;
    else if (current?.kind === 'list') current = current.items[indexOf(step, current.items.length - 1) ?? -1];
    else return undefined;
  }
  return current;
}

/** An index as the pointer writes it; negative ones count from the end, as kustomize's library has it. */
function indexOf(step: string, last: number): number | undefined {
  if (!/^-?\d+$/.test(step)) return undefined;
  const index = Number(step);
  const found = index < 0 ? index + last + 1 : index;
  return found >= 0 && found <= last ? found : undefined;
}

type Edit = 'add' | 'replace' | 'remove';

function edit(tree: Tree, path: readonly string[], how: Edit, value: Tree | undefined): Tree | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return how === 'remove' ? undefined : value;
  if (tree.kind === 'map') return editMap(tree, step, rest, how, value);
  if (tree.kind !== 'list') return undefined;
  if (rest.length > 0) {
    const index = indexOf(step, tree.items.length - 1);
    const item = index === undefined ? undefined : tree.items[index];
    const edited = item === undefined ? undefined : edit(item, rest, how, value);
    return edited === undefined
      ? undefined
      : listAt(
          tree.items.map((other, at) => (at === index ? edited : other)),
          tree,
        );
  }
  const items = [...tree.items];
  const index =
    how === 'add' && step === '-'
      ? items.length
      : indexOf(step, how === 'add' ? items.length : items.length - 1);
  if (index === undefined) return undefined;
  items.splice(index, how === 'add' ? 0 : 1, ...(value === undefined ? [] : [value]));
  return listAt(items, tree);
}

function editMap(
  tree: MapTree,
  step: string,
  rest: readonly string[],
  how: Edit,
  value: Tree | undefined,
): Tree | undefined {
  const known = tree.entries.get(step);
  if (rest.length > 0) {
    const edited = known === undefined ? undefined : edit(known.value, rest, how, value);
    return known === undefined || edited === undefined
      ? undefined
      : withField(tree, step, { key: known.key, value: edited });
  }
  if (known === undefined && how !== 'add') return undefined;
  if (value === undefined) return withoutField(mapAt(tree.entries, tree), step);
  return withField(tree, step, { key: value, value });
}
