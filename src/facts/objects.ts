import type { JsonObject, MapTree, Tree } from '../base/index.ts';
import { deepFreeze, plain } from '../base/index.ts';
import { scope } from '../kubernetes/index.ts';
import type { KubernetesObject } from './facts.ts';
import type { Report } from './problems.ts';

/**
 * The object that a tree says, or undefined where it says none. A tree that is meant to be an object, but lacks
 * what every object has, is reported.
 */
export function objectOf(tree: Tree, report: Report): KubernetesObject | undefined {
  if (tree.kind !== 'map') return undefined;
  const metadata = tree.entries.get('metadata')?.value;
  const text = (map: Tree | undefined, field: string) => {
    const value = map?.kind === 'map' ? map.entries.get(field)?.value : undefined;
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  };
  const [apiVersion, kind] = [text(tree, 'apiVersion'), text(tree, 'kind')];
  const name = text(metadata, 'name') ?? text(metadata, 'generateName');
  if (apiVersion === undefined || kind === undefined || name === undefined) {
    // Other tools have files of this shape without names, which are none of the API's.
    if (apiVersion !== undefined && kind !== undefined && scope(apiVersion, kind) !== undefined) {
      report(tree, `the ${kind} has no name`, 'Add metadata.name: the API server refuses it otherwise.');
    }
    return undefined;
  }
  return new PlacedObject(tree, apiVersion, kind, name, text(metadata, 'namespace'));
}

/** Makes its plain data when it is asked for. */
class PlacedObject implements KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly tree: MapTree;

  constructor(tree: MapTree, apiVersion: string, kind: string, name: string, namespace: string | undefined) {
    this.tree = tree;
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.name = name;
    this.namespace = namespaced(apiVersion, kind) ? namespace : undefined;
  }

  get value(): JsonObject {
    return deepFreeze(plain(this.tree)) as JsonObject;
  }
}

const scopes = new Map<string, boolean>();

function namespaced(apiVersion: string, kind: string): boolean {
  const key = `${apiVersion} ${kind}`;
  const known = scopes.get(key) ?? scope(apiVersion, kind) !== 'cluster';
  scopes.set(key, known);
  return known;
}
