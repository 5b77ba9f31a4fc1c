import type { MapEntry, ScalarTree, Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import { editPath, listAt, mapAt, scalarAt } from './edit.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { checkFields, fieldOf, itemsOf, optionalText } from './kustomization.ts';
import { compilePattern } from './pattern.ts';
import type { Resource } from './resource.ts';
import { withTree } from './resource.ts';

interface Change {
  readonly matches: RegExp;
  readonly newName: TextTree | undefined;
  readonly newTag: TextTree | undefined;
  readonly digest: TextTree | undefined;
}

/** Applies `images`: to all lists named containers or initContainers at any depth, and to image volumes. */
export function applyImages(
  resources: readonly Resource[],
  kustomization: Kustomization,
  report: Report,
): readonly Resource[] {
  const changes = itemsOf(fieldOf(kustomization, 'images'), 'images', report).flatMap((item) => {
    checkFields(item, ['name', 'newName', 'newTag', 'tagSuffix', 'digest'], 'images', report);
    return readChange(item, report) ?? [];
  });
  if (changes.length === 0) return resources;
  const known = new Map<string, ScalarTree | undefined>();
  const edit: Edit = (image) => {
    if (image.kind !== 'scalar' || typeof image.value !== 'string') return image;
    if (!known.has(image.value)) {
      const last = changes.reduce<Tree>((tree, change) => changed(tree, change), image);
      known.set(image.value, last === image || last.kind !== 'scalar' ? undefined : last);
    }
    return known.get(image.value) ?? image;
  };
  return resources.map((resource) => {
    if (resource.id.kind === 'CustomResourceDefinition') return resource;
    let tree = editContainers(resource.tree, edit);
    for (const path of volumePaths) tree = editPath(tree, path, edit);
    return tree.kind === 'map' ? withTree(resource, tree) : resource;
  });
}

type Edit = (image: Tree) => Tree;

const volumePaths = [
  ['spec', 'volumes[]', 'image', 'reference'],
  ['spec', 'template', 'spec', 'volumes[]', 'image', 'reference'],
];

function readChange(item: Tree, report: Report): Change | undefined {
  const name = optionalText(item, 'name', report);
  const matches =
    name === undefined
      ? undefined
      : compilePattern(`${name.value}(?::[a-zA-Z0-9_.{}-]*)?(?:@sha256:[a-zA-Z0-9_.{}-]*)?`);
  if (matches === undefined) {
    report(
      name ?? item,
      'an image change needs the plain name of an image',
      'Write the name without tag or digest.',
    );
    return undefined;
  }
  const text = (field: string) => optionalText(item, field, report);
  const suffix = text('tagSuffix');
  if (suffix !== undefined) {
    const reason = 'tagSuffix is not followed: kustomize adds it once or twice, depending on the kind';
    report(suffix, reason, 'Write the whole tag as newTag.');
  }
  return {
    matches,
    newName: text('newName'),
    newTag: text('newTag'),
    digest: text('digest'),
  };
}

function editContainers(tree: Tree, edit: Edit): Tree {
  if (tree.kind === 'list') {
    const items = tree.items.map((item) => editContainers(item, edit));
    return items.some((item, index) => item !== tree.items[index]) ? listAt(items, tree) : tree;
  }
  if (tree.kind !== 'map') return tree;
  let entries: Map<string, MapEntry> | undefined;
  for (const [name, entry] of tree.entries) {
    if (entry.value.kind === 'scalar') continue;
    let value = editContainers(entry.value, edit);
    if ((name === 'containers' || name === 'initContainers') && value.kind === 'list') {
      value = editPath(value, ['image'], edit);
    }
    if (value === entry.value) continue;
    entries ??= new Map(tree.entries);
    entries.set(name, { key: entry.key, value });
  }
  return entries === undefined ? tree : mapAt(entries, tree);
}

function changed(image: Tree, { matches, newName, newTag, digest }: Change): Tree {
  if (image.kind !== 'scalar' || typeof image.value !== 'string' || !matches.test(image.value)) return image;
  const parts = splitImage(image.value);
  const tag = newTag === undefined ? (digest === undefined ? parts.tag : '') : newTag.value;
  const hash = digest === undefined ? (newTag === undefined ? parts.digest : '') : digest.value;
  const name = newName?.value ?? parts.name;
  const text = `${name}${tag === '' ? '' : `:${tag}`}${hash === '' ? '' : `@${hash}`}`;
  return text === image.value ? image : scalarAt(text, newTag ?? digest ?? newName ?? image);
}

/** The parts of an image; a colon before the first slash belongs to a registry's port. */
function splitImage(image: string): {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
} {
  const at = image.indexOf('@');
  const rest = at < 0 ? image : image.slice(0, at);
  const colon = rest.indexOf(':', Math.max(0, rest.indexOf('/')));
  return {
    name: colon < 0 ? rest : rest.slice(0, colon),
    tag: colon < 0 ? '' : rest.slice(colon + 1),
    digest: at < 0 ? '' : image.slice(at + 1),
  };
}
