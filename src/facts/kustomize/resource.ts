import type { MapTree } from '../../base/index.ts';
import { textAt } from './edit.ts';
import type { ReferenceField } from './reference-fields.ts';
import { isClusterScoped } from './scope.ts';

/** What an object was called at some point of the build. */
export interface Id {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** '' where the object states none. */
  readonly namespace: string;
}

/** An object on its way through a kustomization. Frozen: every step makes a new one and shares the rest. */
export interface Resource {
  readonly tree: MapTree;
  readonly id: Id;
  /** Earlier names, the oldest first: references are written with these. */
  readonly previous: readonly Id[];
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** Whether the name ends in a hash of the content. */
  readonly hashed: boolean;
  /** Fields that hold names, which the kustomizations around the object tell beside the known ones. */
  readonly references: readonly ReferenceField[];
}

export function makeResource(tree: MapTree, hashed = false): Resource {
  return { tree, id: idOf(tree), previous: [], prefixes: [], suffixes: [], hashed, references: [] };
}

/** The same object with other content; its past stays. */
export function withTree(resource: Resource, tree: MapTree): Resource {
  return tree === resource.tree ? resource : { ...resource, tree, id: idOf(tree) };
}

export function withPast(resource: Resource): Resource {
  return { ...resource, previous: [...resource.previous, resource.id] };
}

export function originalId(resource: Resource): Id {
  return resource.previous[0] ?? resource.id;
}

export function idOf(tree: MapTree): Id {
  const apiVersion = textAt(tree, 'apiVersion') ?? '';
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textAt(tree, 'kind') ?? '',
    name: textAt(tree, 'metadata', 'name') ?? '',
    namespace: textAt(tree, 'metadata', 'namespace') ?? '',
  };
}

export function apiVersionOf({ group, version }: Pick<Id, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The namespace that counts when objects are compared: 'default' for none, none for objects of the cluster. */
export function effectiveNamespace(id: Id): string {
  return isClusterScoped(id) ? '' : id.namespace || 'default';
}

export function sameId(a: Id, b: Id): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.group === b.group &&
    a.version === b.version &&
    effectiveNamespace(a) === effectiveNamespace(b)
  );
}

/** Whether an object is or was called so. */
export function answersTo(resource: Resource, id: Id): boolean {
  return sameId(resource.id, id) || resource.previous.some((previous) => sameId(previous, id));
}

export function describeId({ kind, name, namespace }: Id): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
