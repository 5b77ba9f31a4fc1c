import type { MapTree, Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import { fieldAt, textAt, withValueAt } from './edit.ts';
import { parseInline } from './inline.ts';
import { applyJsonPatch, isFault } from './json-patch.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { checkFields, fieldOf, isText, isTrue, itemsOf, optionalText, textsOf } from './kustomization.ts';
import { findFile, unpackLists } from './loader.ts';
import type { Resource } from './resource.ts';
import { answersTo, apiVersionOf, describeId, idOf, withPast, withTree } from './resource.ts';
import type { Selects, Target } from './selector.ts';
import { compileTarget } from './selector.ts';
import { strategicMerge } from './strategic-merge.ts';

interface Options {
  readonly nameChange: boolean;
  readonly kindChange: boolean;
}

interface Work {
  readonly kustomization: Kustomization;
  readonly repository: Repository;
  readonly report: Report;
}

/** Applies `patchesStrategicMerge`, then `patches`. */
export function applyPatches(resources: readonly Resource[], work: Work): readonly Resource[] {
  const { kustomization, report } = work;
  let all = resources;
  for (const entry of textsOf(
    fieldOf(kustomization, 'patchesStrategicMerge'),
    'patchesStrategicMerge',
    report,
  )) {
    const documents = entry.value.includes('\n') ? parseInline(entry, report) : documentsOf(entry, work);
    for (const patch of unpackLists(documents)) {
      if (isObjectPatch(patch, report)) all = mergeById(all, patch, noOptions, report);
    }
  }
  for (const item of itemsOf(fieldOf(kustomization, 'patches'), 'patches', report)) {
    checkFields(item, ['path', 'patch', 'target', 'options'], 'patches', report);
    all = applyPatch(all, item, work);
  }
  return all;
}

/** Applies `patchesJson6902`, which comes after names and labels have changed. */
export function applyJsonPatches(resources: readonly Resource[], work: Work): readonly Resource[] {
  let all = resources;
  for (const item of itemsOf(
    fieldOf(work.kustomization, 'patchesJson6902'),
    'patchesJson6902',
    work.report,
  )) {
    checkFields(item, ['path', 'patch', 'target'], 'patchesJson6902', work.report);
    all = applyPatch(all, item, work);
  }
  return all;
}

const noOptions: Options = { nameChange: false, kindChange: false };

function applyPatch(resources: readonly Resource[], item: Tree, work: Work): readonly Resource[] {
  const { report } = work;
  const documents = patchDocuments(item, work);
  const [first] = documents;
  if (first === undefined) return resources;
  const options = fieldAt(item, 'options');
  if (options !== undefined) checkFields(options, ['allowNameChange', 'allowKindChange'], 'options', report);
  const allowed = {
    nameChange: isTrue(fieldAt(options, 'allowNameChange')),
    kindChange: isTrue(fieldAt(options, 'allowKindChange')),
  };
  const targetTree = fieldAt(item, 'target');
  const selects = targetTree === undefined ? undefined : readTarget(targetTree, report);
  if (targetTree !== undefined && selects === undefined) return resources;
  if (first.kind === 'list') {
    if (selects !== undefined) return jsonPatch(resources, first.items, selects, report);
    report(item, 'a JSON patch needs a target', 'Say under target which objects the patch is for.');
    return resources;
  }
  const patches = documents.filter((patch) => isObjectPatch(patch, report));
  if (selects === undefined) {
    return patches.reduce((all, patch) => mergeById(all, patch, allowed, report), resources);
  }
  return patches.reduce((all, patch) => mergeSelected(all, patch, selects, allowed), resources);
}

function patchDocuments(item: Tree, work: Work): readonly Tree[] {
  const { report } = work;
  const path = optionalText(item, 'path', report);
  const patch = optionalText(item, 'patch', report);
  if (path !== undefined && patch === undefined) return documentsOf(path, work);
  if (patch !== undefined && path === undefined) return parseInline(patch, report);
  report(item, 'a patch needs either `path` or `patch`', 'Keep one of the two.');
  return [];
}

function documentsOf(path: TextTree, { kustomization, repository, report }: Work): readonly Tree[] {
  const file = findFile(kustomization, path, path.value, repository, report);
  return file === undefined ? [] : repository.documents(file, false);
}

const targetFields = [
  'group',
  'version',
  'kind',
  'name',
  'namespace',
  'labelSelector',
  'annotationSelector',
] as const;

function readTarget(tree: Tree, report: Report): Selects | undefined {
  checkFields(tree, targetFields, 'target', report);
  const target: { -readonly [Field in keyof Target]: string } = {};
  for (const field of targetFields) {
    const value = fieldAt(tree, field);
    if (value !== undefined && isText(value)) target[field] = value.value;
  }
  const selects = compileTarget(target);
  if (typeof selects !== 'string') return selects;
  report(
    fieldAt(tree, selects) ?? tree,
    `the ${selects} of this target cannot be read`,
    'Write a simple pattern, or name the objects one by one.',
  );
  return undefined;
}

function jsonPatch(
  resources: readonly Resource[],
  operations: readonly Tree[],
  selects: Selects,
  report: Report,
): readonly Resource[] {
  return resources.map((resource) => {
    if (!selects(resource)) return resource;
    const result = applyJsonPatch(resource.tree, operations);
    if (!isFault(result)) return result.kind === 'map' ? withTree(withPast(resource), result) : resource;
    report(
      result.operation,
      `${describeId(resource.id)}: ${result.reason}`,
      'Correct the path of the operation.',
    );
    return resource;
  });
}

/** Even with a target, kustomize takes nothing for a patch that is not a whole object with kind and name. */
function isObjectPatch(patch: Tree, report: Report): patch is MapTree {
  const whole = textAt(patch, 'kind') !== undefined && textAt(patch, 'metadata', 'name') !== undefined;
  if (whole && patch.kind === 'map') return true;
  report(patch, 'a patch needs apiVersion, kind and metadata.name', 'Add what is missing.');
  return false;
}

/** Merges a patch into the one object that it names. */
function mergeById(
  resources: readonly Resource[],
  patch: MapTree,
  options: Options,
  report: Report,
): readonly Resource[] {
  const id = idOf(patch);
  const found = resources.filter((resource) => answersTo(resource, id));
  if (found.length !== 1) {
    const reason =
      found.length === 0 ? `there is no ${describeId(id)} to patch` : `several objects are ${describeId(id)}`;
    report(patch, reason, 'Correct apiVersion, kind, name and namespace of the patch.');
    return resources;
  }
  return mergeSelected(resources, patch, (resource) => resource === found[0], options);
}

function mergeSelected(
  resources: readonly Resource[],
  patch: MapTree,
  selects: Selects,
  options: Options,
): readonly Resource[] {
  return resources.flatMap((resource) => {
    if (!selects(resource)) return [resource];
    const merged = mergeInto(resource, patch, options);
    return merged === undefined ? [] : [merged];
  });
}

/** Undefined: the patch deletes the object. */
function mergeInto(
  resource: Resource,
  patch: MapTree,
  { nameChange, kindChange }: Options,
): Resource | undefined {
  const { id, tree } = resource;
  const merged = strategicMerge(tree, patch, { apiVersion: apiVersionOf(id), kind: id.kind, path: [] });
  if (merged?.kind !== 'map' || merged.entries.size === 0) return undefined;
  if (merged === tree) return resource;
  const kept = [
    ['apiVersion'],
    ['metadata', 'namespace'],
    ...(kindChange ? [] : [['kind']]),
    ...(nameChange ? [] : [['metadata', 'name']]),
  ];
  const result = kept.reduce((map, path) => restored(map, tree, path), merged);
  return withTree(nameChange || kindChange ? withPast(resource) : resource, result);
}

function restored(map: MapTree, from: MapTree, path: readonly string[]): MapTree {
  const before = fieldAt(from, ...path);
  if (before === fieldAt(map, ...path)) return map;
  if (before !== undefined) return withValueAt(map, path, before);
  const parent = path.length === 1 ? map : fieldAt(map, ...path.slice(0, -1));
  if (parent?.kind !== 'map') return map;
  const entries = new Map(parent.entries);
  entries.delete(path.at(-1) ?? '');
  const trimmed: MapTree = { ...parent, entries };
  return path.length === 1 ? trimmed : withValueAt(map, path.slice(0, -1), trimmed);
}
