import type { MapTree, ScalarTree, Tree } from '../../base/index.ts';
import { nearest } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Place } from './edit.ts';
import { isNull, textAt } from './edit.ts';

/** The names a kustomization file may have. */
export const kustomizationNames: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** A kustomization file. Its fields are read by the step that needs them. */
export interface Kustomization {
  readonly folder: string;
  readonly file: string;
  readonly kind: 'Kustomization' | 'Component';
  readonly tree: MapTree;
}

export type TextTree = ScalarTree & { readonly value: string };

const supported = [
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'bases',
  'components',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'images',
  'replicas',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonLabels',
  'commonAnnotations',
  'configMapGenerator',
  'secretGenerator',
  'generatorOptions',
  'buildMetadata',
  'configurations',
  'sortOptions',
];

/** What changes objects in ways that are not followed here, and what to use in its place. */
const unsupported: Readonly<Record<string, string>> = {
  helmCharts: 'Render the chart to plain manifests and list them under resources.',
  helmGlobals: 'Render the charts to plain manifests and list them under resources.',
  helmChartInflationGenerator: 'Render the chart to plain manifests and list them under resources.',
  vars: 'Write the values out, or put them in with patches.',
  replacements: 'Write the values out, or put them in with patches.',
  generators: 'Commit what the generator makes and list it under resources.',
  transformers: 'Use the fields of the kustomization (patches, labels, images) in place of the transformer.',
  validators: 'Run the validator apart from the build.',
  crds: 'Patch custom resources with JSON patches, which need no definition.',
  openapi: 'Patch custom resources with JSON patches, which need no schema.',
  inventory: 'Remove the field: kustomize no longer knows it.',
  imageTags: 'Move the entries to images.',
};

const versions: Readonly<Record<string, readonly string[]>> = {
  Kustomization: ['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1'],
  Component: ['kustomize.config.k8s.io/v1alpha1'],
};

/** Makes a kustomization of a document; what it says that is not followed is reported. */
export function readKustomization(file: string, tree: Tree, report: Report): Kustomization | undefined {
  if (tree.kind !== 'map') {
    report(tree, 'a kustomization must be a map of fields', 'Write fields such as resources and patches.');
    return undefined;
  }
  const kind = textAt(tree, 'kind') ?? 'Kustomization';
  if (kind !== 'Kustomization' && kind !== 'Component') {
    report(
      tree.entries.get('kind')?.key ?? tree,
      `a kustomization file cannot have the kind ${kind}`,
      'Use Kustomization or Component.',
    );
    return undefined;
  }
  const apiVersion = tree.entries.get('apiVersion');
  const known = versions[kind] ?? [];
  if (apiVersion !== undefined && !known.includes(textAt(tree, 'apiVersion') ?? '')) {
    report(apiVersion.value, `kustomize knows no ${kind} of this apiVersion`, `Use ${known.join(' or ')}.`);
  }
  for (const [name, entry] of tree.entries) {
    const instead = Object.hasOwn(unsupported, name) ? unsupported[name] : undefined;
    if (isNull(entry.value)) continue;
    if (instead !== undefined)
      report(
        entry.key,
        `the field ${name} is not followed, so that the objects it changes are not known`,
        instead,
      );
    else if (!supported.includes(name)) {
      const near = nearest(name, supported);
      report(
        entry.key,
        `kustomize has no field ${name}`,
        near === undefined ? 'Remove the field.' : `Use ${near}.`,
      );
    }
  }
  const slash = file.lastIndexOf('/');
  return { folder: slash < 0 ? '.' : file.slice(0, slash), file, kind, tree };
}

export function fieldOf({ tree }: Kustomization, name: string): Tree | undefined {
  const value = tree.entries.get(name)?.value;
  return value === undefined || isNull(value) ? undefined : value;
}

/** The items of a list field; a field that is no list is reported. */
export function itemsOf(tree: Tree | undefined, what: string, report: Report): readonly Tree[] {
  if (tree === undefined || isNull(tree)) return [];
  if (tree.kind === 'list') return tree.items.filter((item) => !isNull(item));
  report(tree, `${what} must be a list`, 'Write one item a line, each after a dash.');
  return [];
}

export function isText(tree: Tree): tree is TextTree {
  return tree.kind === 'scalar' && typeof tree.value === 'string';
}

export function textsOf(tree: Tree | undefined, what: string, report: Report): readonly TextTree[] {
  const texts: TextTree[] = [];
  for (const item of itemsOf(tree, what, report)) {
    if (isText(item)) texts.push(item);
    else report(item, `an item of ${what} must be a text`, 'Put the value in quotes.');
  }
  return texts;
}

export interface Pair {
  readonly key: Place;
  readonly value: TextTree;
}

/** A map of texts, as labels and annotations are. */
export function pairsOf(tree: Tree | undefined, what: string, report: Report): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  if (tree === undefined || isNull(tree)) return pairs;
  if (tree.kind !== 'map') report(tree, `${what} must be a map of texts`, 'Write `name: value` lines.');
  else {
    for (const [name, { key, value }] of tree.entries) {
      if (isText(value)) pairs.set(name, { key, value });
      else report(value, `${what}: the value of ${name} must be a text`, 'Put the value in quotes.');
    }
  }
  return pairs;
}

/** The text of a field, or undefined; a value of another kind is reported. */
export function optionalText(tree: Tree, name: string, report: Report): TextTree | undefined {
  const value = tree.kind === 'map' ? tree.entries.get(name)?.value : undefined;
  if (value === undefined || isNull(value)) return undefined;
  if (isText(value)) return value;
  report(value, `${name} must be a text`, 'Put the value in quotes.');
  return undefined;
}

export function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === true;
}

/** Reports fields of an item that are none of these. */
export function checkFields(tree: Tree, known: readonly string[], what: string, report: Report): void {
  if (tree.kind !== 'map') {
    report(tree, `an item of ${what} must be a map of fields`, `Use the fields ${known.join(', ')}.`);
    return;
  }
  for (const [name, { key }] of tree.entries) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    report(
      key,
      `an item of ${what} has no field ${name}`,
      near === undefined ? `Use one of ${known.join(', ')}.` : `Use ${near}.`,
    );
  }
}
