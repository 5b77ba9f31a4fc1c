import type { MapTree, Tree } from '../../base/index.ts';
import { editPath, fieldAt, scalarAt, textAt, withField } from './edit.ts';
import { isSelected } from './field-specs.ts';
import type { ReferenceField } from './reference-fields.ts';
import { referenceFields } from './reference-fields.ts';
import type { Resource } from './resource.ts';
import { effectiveNamespace, originalId, withTree } from './resource.ts';
import { isClusterScoped } from './scope.ts';

/** Changes the references between objects to the names that the objects have at last. */
export function fixReferences(resources: readonly Resource[]): readonly Resource[] {
  const byEarlierName = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const name of new Set(resource.previous.map((id) => id.name))) {
      const list = byEarlierName.get(name);
      if (list === undefined) byEarlierName.set(name, [resource]);
      else list.push(resource);
    }
  }
  if (byEarlierName.size === 0) return resources;
  // What one kustomization tells holds for all that it is built with.
  const told = [...new Set(resources.flatMap(({ references }) => references))];
  return resources.map((referrer) => {
    let tree: Tree = referrer.tree;
    const { kind } = originalId(referrer);
    for (const field of [...referenceFields(kind), ...told.filter((one) => one.kind === kind)]) {
      if (!isSelected(field, referrer.id)) continue;
      const search: Search = { referrer, field, byEarlierName };
      tree = editPath(tree, field.path, (value) => fixed(value, search));
    }
    return tree.kind === 'map' ? withTree(referrer, tree) : referrer;
  });
}

interface Search {
  readonly referrer: Resource;
  readonly field: ReferenceField;
  readonly byEarlierName: ReadonlyMap<string, readonly Resource[]>;
}

function fixed(value: Tree, search: Search): Tree {
  if (value.kind === 'list') {
    const items = value.items.map((item) => fixed(item, search));
    return items.some((item, index) => item !== value.items[index]) ? { ...value, items } : value;
  }
  if (value.kind === 'map') return fixedMap(value, search);
  if (typeof value.value !== 'string') return value;
  const found = select(value.value, undefined, search);
  return found === undefined || found.id.name === value.value ? value : scalarAt(found.id.name, value);
}

/** A map with a name and perhaps a namespace, such as a subject of a role binding. */
function fixedMap(map: MapTree, search: Search): Tree {
  const name = textAt(map, 'name');
  if (name === undefined) return map;
  const namespace = textAt(map, 'namespace');
  const found = select(name, namespace, search);
  if (found === undefined) return map;
  const place = fieldAt(map, 'name') ?? map;
  const named =
    found.id.name === name
      ? map
      : withField(map, 'name', {
          key: map.entries.get('name')?.key ?? place,
          value: scalarAt(found.id.name, place),
        });
  const target = fieldAt(found.tree, 'metadata', 'namespace');
  if (target === undefined || found.id.namespace === '' || found.id.namespace === namespace) return named;
  return withField(named, 'namespace', { key: map.entries.get('namespace')?.key ?? target, value: target });
}

/** The object that a reference means: of several with the name, the one with the referrer's prefixes. */
function select(
  name: string,
  namespace: string | undefined,
  { referrer, field, byEarlierName }: Search,
): Resource | undefined {
  const roleKind = field.path.at(-2) === 'roleRef' ? textAt(referrer.tree, 'roleRef', 'kind') : undefined;
  const candidates = (byEarlierName.get(name) ?? []).filter(
    (candidate) =>
      candidate.previous.some((id) => isSelected(field.target, id)) &&
      (roleKind === undefined || candidate.previous.some((id) => id.kind === roleKind)) &&
      isReachable(referrer, candidate),
  );
  const inNamespace = namespace === undefined ? candidates : candidatesIn(namespace, candidates);
  const [first, second] = inNamespace;
  if (second === undefined) return first;
  const near = inNamespace.filter((candidate) => sameAffixes(candidate, referrer, true));
  if (near.length === 1) return near[0];
  const [same, ...others] = near.filter((candidate) => sameAffixes(candidate, referrer, false));
  return same !== undefined && others.every((other) => other.id.name === same.id.name) ? same : undefined;
}

function candidatesIn(namespace: string, candidates: readonly Resource[]): readonly Resource[] {
  const before = candidates.filter((candidate) => effectiveNamespace(originalId(candidate)) === namespace);
  return before.length > 0
    ? before
    : candidates.filter((candidate) => effectiveNamespace(candidate.id) === namespace);
}

/** Objects reach those of their own namespace and of the cluster; service accounts are reached from anywhere. */
function isReachable(referrer: Resource, candidate: Resource): boolean {
  if (isClusterScoped(referrer.id) || isClusterScoped(candidate.id)) return true;
  if (effectiveNamespace(referrer.id) === effectiveNamespace(candidate.id)) return true;
  if (candidate.id.kind !== 'ServiceAccount' || referrer.id.kind !== 'RoleBinding') return false;
  const subjects = fieldAt(referrer.tree, 'subjects');
  const named = subjects?.kind === 'list' ? subjects.items.map((item) => textAt(item, 'namespace')) : [];
  return named.includes(candidate.id.namespace);
}

function sameAffixes(a: Resource, b: Resource, allowNone: boolean): boolean {
  return sameEnd(a.prefixes, b.prefixes, allowNone) && sameEnd(a.suffixes, b.suffixes, allowNone);
}

function sameEnd(a: readonly string[], b: readonly string[], allowNone: boolean): boolean {
  if (allowNone && (a.length === 0 || b.length === 0)) return true;
  const count = Math.min(a.length, b.length);
  if (count === 0) return a.length === b.length;
  return a.slice(-count).every((affix, index) => affix === b[b.length - count + index]);
}
