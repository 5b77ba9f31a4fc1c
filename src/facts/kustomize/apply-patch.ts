import type { MapTree, Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import { fieldAt, textAt, withoutField, withValueAt } from './edit.ts';
import { applyJsonPatch, isFault } from './json-patch.ts';
import type { Resource } from './resource.ts';
import { apiVersionOf, describeId, idOf, withPast, withTree } from './resource.ts';
import type { ResourceSet } from './resource-set.ts';
import type { Selection } from './selector.ts';
import { strategicMerge } from './strategic-merge.ts';

/** What else than its content a patch may change of an object. */
export interface PatchOptions {
  readonly nameChange: boolean;
  readonly kindChange: boolean;
}

/** Applies the operations of a JSON patch to every object of a selection. */
export function applyOperations(
  resources: ResourceSet,
  operations: readonly Tree[],
  selection: Selection,
  report: Report,
): void {
  resources.edit(resources.selected(selection), (resource) => {
    const result = applyJsonPatch(resource.tree, operations);
    if (!isFault(result)) return result.kind === 'map' ? withTree(withPast(resource), result) : resource;
    const reason = `${describeId(resource.id)}: ${result.reason}`;
    report(result.operation, reason, 'Correct the path of the operation.');
    return resource;
  });
}

/** Even with a target, kustomize takes nothing for a patch that is not a whole object with kind and name. */
export function isObjectPatch(patch: Tree, report: Report): patch is MapTree {
  const whole = textAt(patch, 'kind') !== undefined && textAt(patch, 'metadata', 'name') !== undefined;
  if (whole && patch.kind === 'map') return true;
  report(patch, 'a patch needs apiVersion, kind and metadata.name', 'Add what is missing.');
  return false;
}

/** Merges a patch into the one object that it names. */
export function mergeById(
  resources: ResourceSet,
  patch: MapTree,
  options: PatchOptions,
  report: Report,
): void {
  const id = idOf(patch);
  const found = resources.answering(id);
  if (found.length === 1) {
    resources.edit(found, (resource) => merged(resource, patch, options));
    return;
  }
  const what = describeId(id);
  const reason = found.length === 0 ? `there is no ${what} to patch` : `several objects are ${what}`;
  report(patch, reason, 'Correct apiVersion, kind, name and namespace of the patch.');
}

/** Merges a patch into every object of a selection. */
export function mergeSelected(
  resources: ResourceSet,
  patch: MapTree,
  selection: Selection,
  options: PatchOptions,
): void {
  resources.edit(resources.selected(selection), (resource) => merged(resource, patch, options));
}

/** Undefined: the patch deletes the object. */
function merged(
  resource: Resource,
  patch: MapTree,
  { nameChange, kindChange }: PatchOptions,
): Resource | undefined {
  const { id, tree } = resource;
  const where = { apiVersion: apiVersionOf(id), kind: id.kind, path: [] };
  const result = strategicMerge(tree, patch, where);
  if (result?.kind !== 'map' || result.entries.size === 0) return undefined;
  if (result === tree) return resource;
  const kept = [
    ['apiVersion'],
    ['metadata', 'namespace'],
    ...(kindChange ? [] : [['kind']]),
    ...(nameChange ? [] : [['metadata', 'name']]),
  ];
  const restoredTree = kept.reduce((map, path) => restored(map, tree, path), result);
  return withTree(nameChange || kindChange ? withPast(resource) : resource, restoredTree);
}

function restored(map: MapTree, from: MapTree, path: readonly string[]): MapTree {
  const before = fieldAt(from, ...path);
  if (before === fieldAt(map, ...path)) return map;
  if (before !== undefined) return withValueAt(map, path, before);
  const parent = fieldAt(map, ...path.slice(0, -1));
  if (parent?.kind !== 'map') return map;
  const trimmed = withoutField(parent, path.at(-1) ?? '');
  return path.length === 1 ? trimmed : withValueAt(map, path.slice(0, -1), trimmed);
}
