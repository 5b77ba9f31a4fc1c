import type { MapTree, Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import { fieldAt, listAt, scalarAt, textAt, withField, withValueAt } from './edit.ts';
import { editFields, isSelected, namespaceFields } from './field-specs.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { fieldOf, isText } from './kustomization.ts';
import type { Resource } from './resource.ts';
import { originalId, withPast, withTree } from './resource.ts';
import { isClusterScoped } from './scope.ts';

/** Applies `namespace`: to every object of a namespace, Namespaces themselves and the fields that name one. */
export function applyNamespace(
  resources: readonly Resource[],
  kustomization: Kustomization,
  report: Report,
): readonly Resource[] {
  const namespace = textField(kustomization, 'namespace', report);
  if (namespace === undefined || namespace.value === '') return resources;
  return resources.map((resource) => {
    const past = withPast(resource);
    const moved = isClusterScoped(past.id)
      ? past
      : withTree(past, withValueAt(past.tree, ['metadata', 'namespace'], namespace));
    return withSubjects(
      editFields(moved, namespaceFields, () => namespace, namespace),
      namespace,
    );
  });
}

/** Role bindings: only the service account named default follows the namespace here; see name references. */
function withSubjects(resource: Resource, namespace: TextTree): Resource {
  if (resource.id.kind !== 'RoleBinding' && resource.id.kind !== 'ClusterRoleBinding') return resource;
  const subjects = fieldAt(resource.tree, 'subjects');
  if (subjects?.kind !== 'list') return resource;
  const items = subjects.items.map((subject): Tree => {
    if (subject.kind !== 'map' || textAt(subject, 'name') !== 'default') return subject;
    return withField(subject, 'namespace', { key: namespace, value: namespace });
  });
  if (items.every((item, index) => item === subjects.items[index])) return resource;
  return withTree(resource, withValueAt(resource.tree, ['subjects'], listAt(items, subjects)));
}

/** Kinds whose names others depend on by other means. */
const keepNames = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
];

/** Applies `namePrefix`, then `nameSuffix`. */
export function applyAffixes(
  resources: readonly Resource[],
  kustomization: Kustomization,
  report: Report,
): readonly Resource[] {
  const prefix = textField(kustomization, 'namePrefix', report)?.value ?? '';
  const suffix = textField(kustomization, 'nameSuffix', report)?.value ?? '';
  if (prefix === '' && suffix === '') return resources;
  return resources.map((resource) => {
    if (keepNames.some((selector) => isSelected(selector, originalId(resource)))) return resource;
    const prefixed =
      prefix === ''
        ? resource
        : {
            ...renamed(withPast(resource), `${prefix}${resource.id.name}`),
            prefixes: [...resource.prefixes, prefix],
          };
    if (suffix === '') return prefixed;
    return {
      ...renamed(withPast(prefixed), `${prefixed.id.name}${suffix}`),
      suffixes: [...prefixed.suffixes, suffix],
    };
  });
}

/** The object under another name, which stays placed where the name was written. */
export function renamed(resource: Resource, name: string): Resource {
  const tree: MapTree = resource.tree;
  const place = fieldAt(tree, 'metadata', 'name') ?? tree;
  return withTree(resource, withValueAt(tree, ['metadata', 'name'], scalarAt(name, place)));
}

function textField(kustomization: Kustomization, name: string, report: Report): TextTree | undefined {
  const value = fieldOf(kustomization, name);
  if (value === undefined || isText(value)) return value;
  report(value, `${name} must be a text`, 'Put the value in quotes.');
  return undefined;
}
