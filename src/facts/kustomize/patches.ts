import type { Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import type { PatchOptions } from './apply-patch.ts';
import { applyOperations, isObjectPatch, mergeById, mergeSelected } from './apply-patch.ts';
import { fieldAt } from './edit.ts';
import { parseInline } from './inline.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { checkFields, fieldOf, isText, isTrue, itemsOf, optionalText, textsOf } from './kustomization.ts';
import { findFile, unpackLists } from './loader.ts';
import type { Resource } from './resource.ts';
import { ResourceSet } from './resource-set.ts';
import type { Selection, Target } from './selector.ts';
import { compileTarget } from './selector.ts';

interface Work {
  readonly kustomization: Kustomization;
  readonly repository: Repository;
  readonly report: Report;
}

/** Applies `patchesStrategicMerge`, then `patches`. */
export function applyPatches(resources: readonly Resource[], work: Work): readonly Resource[] {
  const { kustomization, report } = work;
  const merges = fieldOf(kustomization, 'patchesStrategicMerge');
  const patches = itemsOf(fieldOf(kustomization, 'patches'), 'patches', report);
  if (merges === undefined && patches.length === 0) return resources;
  const all = new ResourceSet(resources);
  for (const entry of textsOf(merges, 'patchesStrategicMerge', report)) {
    const documents = entry.value.includes('\n') ? parseInline(entry, report) : documentsOf(entry, work);
    for (const patch of unpackLists(documents)) {
      if (isObjectPatch(patch, report)) mergeById(all, patch, noOptions, report);
    }
  }
  for (const item of patches) {
    checkFields(item, ['path', 'patch', 'target', 'options'], 'patches', report);
    applyPatch(all, item, work);
  }
  return all.list();
}

/** Applies `patchesJson6902`, which comes after names and labels have changed. */
export function applyJsonPatches(resources: readonly Resource[], work: Work): readonly Resource[] {
  const field = 'patchesJson6902';
  const items = itemsOf(fieldOf(work.kustomization, field), field, work.report);
  if (items.length === 0) return resources;
  const all = new ResourceSet(resources);
  for (const item of items) {
    checkFields(item, ['path', 'patch', 'target'], field, work.report);
    applyPatch(all, item, work);
  }
  return all.list();
}

const noOptions: PatchOptions = { nameChange: false, kindChange: false };

function applyPatch(all: ResourceSet, item: Tree, work: Work): void {
  const { report } = work;
  const documents = patchDocuments(item, work);
  const [first] = documents;
  if (first === undefined) return;
  const target = fieldAt(item, 'target');
  const selection = target === undefined ? undefined : readTarget(target, report);
  if (target !== undefined && selection === undefined) return;
  const options = readOptions(item, report);
  if (first.kind === 'list') {
    if (selection !== undefined) applyOperations(all, first.items, selection, report);
    else report(item, 'a JSON patch needs a target', 'Say under target which objects the patch is for.');
    return;
  }
  for (const patch of documents) {
    if (!isObjectPatch(patch, report)) continue;
    if (selection === undefined) mergeById(all, patch, options, report);
    else mergeSelected(all, patch, selection, options);
  }
}

function readOptions(item: Tree, report: Report): PatchOptions {
  const options = fieldAt(item, 'options');
  if (options === undefined) return noOptions;
  checkFields(options, ['allowNameChange', 'allowKindChange'], 'options', report);
  return {
    nameChange: isTrue(fieldAt(options, 'allowNameChange')),
    kindChange: isTrue(fieldAt(options, 'allowKindChange')),
  };
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

function readTarget(tree: Tree, report: Report): Selection | undefined {
  checkFields(tree, targetFields, 'target', report);
  const target: { -readonly [Field in keyof Target]: string } = {};
  for (const field of targetFields) {
    const value = fieldAt(tree, field);
    if (value !== undefined && isText(value)) target[field] = value.value;
  }
  const selection = compileTarget(target);
  if (typeof selection !== 'string') return selection;
  report(
    fieldAt(tree, selection) ?? tree,
    `the ${selection} of this target cannot be read`,
    'Write a simple pattern, or name the objects one by one.',
  );
  return undefined;
}
