import {
  type Artifact,
  type DataPath,
  formatPath,
  parsePath,
  parseYaml,
  positionOf,
  type Sourced,
  type Tree,
} from '../base/index.ts';

/** Where a line of a written file comes from. */
export interface Origin {
  /** The object on that line; undefined for files that hold none. */
  readonly object: Sourced | undefined;
  /** The field on that line, inside the object. */
  readonly field: DataPath;
  /** The place in the definition that decided it. */
  readonly path: DataPath;
}

/**
 * Traces a line of an artifact back to the definition.
 * @param text the artifact as it was written
 */
export function originAt(artifact: Artifact, text: string, line: number): Origin {
  if (artifact.format === 'text') return { object: undefined, field: [], path: artifact.from };
  const { documents } = parseYaml({ file: artifact.path, text });
  let index = 0;
  for (const [at, tree] of documents.entries()) {
    if (positionOf(tree.source, tree.offset).line <= line) index = at;
  }
  const object = artifact.documents[index];
  const tree = documents[index];
  if (object === undefined || tree === undefined) return { object, field: [], path: [] };
  const field = fieldAt(tree, line);
  return { object, field, path: originOf(object, field) };
}

/** The place in the definition that decided a field: that of the nearest enclosing field which has one. */
function originOf(object: Sourced, field: DataPath): DataPath {
  for (let length = field.length; length > 0; length--) {
    const path = object.fields?.get(formatPath(field.slice(0, length)));
    if (path !== undefined) return path;
  }
  return object.from;
}

/** The last field that begins on or before a line. */
function fieldAt(tree: Tree, line: number): DataPath {
  if (tree.kind === 'scalar') return [];
  const children: (readonly [string | number, number, Tree])[] =
    tree.kind === 'map'
      ? [...tree.entries].map(
          ([key, entry]) => [key, positionOf(entry.key.source, entry.key.offset).line, entry.value] as const,
        )
      : tree.items.map((item, index) => [index, positionOf(item.source, item.offset).line, item] as const);
  const found = children.filter(([, start]) => start <= line).at(-1);
  return found === undefined ? [] : [found[0], ...fieldAt(found[2], line)];
}

/** A field of a written object that a part of the definition decided. */
export interface Trace {
  readonly artifact: Artifact;
  readonly object: Sourced;
  /** Empty for the whole object. */
  readonly field: DataPath;
}

/** Everything that a part of the definition made: objects that come from it, and single fields of others. */
export function tracesOf(artifacts: readonly Artifact[], path: DataPath): readonly Trace[] {
  const traces: Trace[] = [];
  for (const artifact of artifacts) {
    if (artifact.format !== 'yaml') continue;
    for (const object of artifact.documents) {
      const isKustomization = object.value.kind === 'Kustomization';
      // The whole of a kustomization only leads to objects; what it says itself counts where that is asked for.
      if (isWithin(object.from, path)) {
        if (isKustomization) continue;
        traces.push({ artifact, object, field: [] });
        continue;
      }
      for (const [text, from] of object.fields ?? []) {
        const field = parsePath(text);
        if (
          field !== undefined &&
          (isWithin(from, path) || isWithin(path, from)) &&
          from.length > object.from.length &&
          reaches(object, field)
        ) {
          traces.push({ artifact, object, field });
        }
      }
    }
  }
  return traces;
}

function reaches(object: Sourced, field: DataPath): boolean {
  let current: unknown = object.value;
  for (const step of field) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return false;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current !== undefined;
}

function isWithin(path: DataPath, outer: DataPath): boolean {
  return outer.length <= path.length && outer.every((step, index) => path[index] === step);
}
