import type { MapEntry, Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import type { Place } from './edit.ts';
import { fieldAt, mapAt, scalarAt, withField, withValueAt } from './edit.ts';
import { readData } from './generator-data.ts';
import type { Kustomization, Pair } from './kustomization.ts';
import { checkFields, fieldOf, isTrue, itemsOf, optionalText, pairsOf, textsOf } from './kustomization.ts';
import type { Resource } from './resource.ts';
import { answersTo, describeId, makeResource, withTree } from './resource.ts';

const fields = ['name', 'namespace', 'literals', 'files', 'envs', 'env', 'behavior', 'options'];
const optionFields = ['labels', 'annotations', 'disableNameSuffixHash', 'immutable'];

/** Adds the objects of `configMapGenerator` and `secretGenerator`, or merges them into what is there. */
export function generate(
  resources: readonly Resource[],
  kustomization: Kustomization,
  repository: Repository,
  report: Report,
): readonly Resource[] {
  const all = [...resources];
  for (const [field, kind] of [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const) {
    for (const item of itemsOf(fieldOf(kustomization, field), field, report)) {
      checkFields(item, kind === 'Secret' ? [...fields, 'type'] : fields, field, report);
      const made = makeObject(item, kind, kustomization, repository, report);
      if (made !== undefined) absorb(all, made, item, report);
    }
  }
  return all;
}

function makeObject(
  item: Tree,
  kind: string,
  kustomization: Kustomization,
  repository: Repository,
  report: Report,
): Resource | undefined {
  const name = optionalText(item, 'name', report);
  if (name === undefined) {
    report(item, 'a generator needs a name', 'Add the name of the object to generate.');
    return undefined;
  }
  const namespace = optionalText(item, 'namespace', report);
  const local = fieldAt(item, 'options');
  const global = fieldOf(kustomization, 'generatorOptions');
  for (const options of [local, global])
    if (options !== undefined) checkFields(options, optionFields, 'options', report);
  const flag = (option: string) => isTrue(fieldAt(local, option)) || isTrue(fieldAt(global, option));
  let tree = withValueAt(mapAt(new Map(), item), ['apiVersion'], scalarAt('v1', item));
  tree = withValueAt(tree, ['kind'], scalarAt(kind, item));
  tree = withValueAt(tree, ['metadata', 'name'], name);
  if (namespace !== undefined) tree = withValueAt(tree, ['metadata', 'namespace'], namespace);
  for (const what of ['labels', 'annotations']) {
    const pairs = new Map([
      ...pairsOf(fieldAt(global, what), what, report),
      ...pairsOf(fieldAt(local, what), what, report),
    ]);
    if (pairs.size > 0) tree = withValueAt(tree, ['metadata', what], mapOfPairs(pairs, item));
  }
  if (kind === 'Secret')
    tree = withValueAt(tree, ['type'], optionalText(item, 'type', report) ?? scalarAt('Opaque', item));
  const envs = textsOf(fieldAt(item, 'envs'), 'envs', report);
  const env = optionalText(item, 'env', report);
  const sources = {
    envs: env === undefined ? envs : [...envs, env],
    literals: textsOf(fieldAt(item, 'literals'), 'literals', report),
    files: textsOf(fieldAt(item, 'files'), 'files', report),
  };
  const data = readData(sources, kustomization, repository, kind === 'Secret', report);
  if (data.size > 0) tree = withField(tree, 'data', { key: item, value: mapAt(data, item) });
  if (flag('immutable')) tree = withValueAt(tree, ['immutable'], scalarAt(true, item));
  return makeResource(tree, !flag('disableNameSuffixHash'));
}

function mapOfPairs(pairs: ReadonlyMap<string, Pair>, place: Place): Tree {
  return mapAt(pairs, place);
}

/** Puts a generated object among the others, as its `behavior` says. */
function absorb(all: Resource[], made: Resource, item: Tree, report: Report): void {
  const behavior = optionalText(item, 'behavior', report);
  const index = all.findIndex((resource) => answersTo(resource, made.id));
  const old = all[index];
  const how = behavior?.value ?? 'create';
  const place = behavior ?? item;
  if (how !== 'merge' && how !== 'replace') {
    if (how !== 'create' && how !== 'unspecified')
      report(place, `there is no behavior ${how}`, 'Use create, merge or replace.');
    if (old === undefined) all.push(made);
    else
      report(
        place,
        `${describeId(made.id)} exists already`,
        'Set behavior to merge or replace, or choose another name.',
      );
    return;
  }
  if (old === undefined) {
    report(
      place,
      `there is no ${describeId(made.id)} to ${how}`,
      'Set behavior to create, or correct the name.',
    );
    return;
  }
  let tree = made.tree;
  for (const what of ['labels', 'annotations']) tree = mergedMap(tree, old, ['metadata', what]);
  for (const what of ['name', 'namespace']) {
    const known = fieldAt(old.tree, 'metadata', what);
    if (known !== undefined) tree = withValueAt(tree, ['metadata', what], known);
  }
  if (how === 'merge') for (const what of ['data', 'binaryData']) tree = mergedMap(tree, old, [what]);
  all[index] = { ...withTree(old, tree), hashed: made.hashed && old.hashed };
}

function mergedMap(tree: Resource['tree'], old: Resource, path: readonly string[]): Resource['tree'] {
  const before = fieldAt(old.tree, ...path);
  if (before?.kind !== 'map') return tree;
  const own = fieldAt(tree, ...path);
  const entries = new Map<string, MapEntry>([...before.entries, ...(own?.kind === 'map' ? own.entries : [])]);
  return withValueAt(tree, path, mapAt(entries, before));
}
