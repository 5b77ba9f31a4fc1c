import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isObject, type JsonObject, parseYaml, plain } from '../src/base/index.ts';
import { readFacts } from '../src/facts/index.ts';
import { readTree } from '../src/workspace/index.ts';

/** What reaches the cluster of one environment. */
export interface EnvironmentObjects {
  readonly environment: string;
  /** Folder of the kustomization that it comes from, relative to the output folder. */
  readonly folder: string;
  readonly objects: readonly JsonObject[];
}

/** The objects of each environment, as the files of an output folder say. */
export function objectsOf(dir: string): readonly EnvironmentObjects[] {
  return readFacts(readTree(dir).files).clusters.map(({ name, objects }) => ({
    environment: basename(name),
    folder: name,
    objects: objects.map(({ value }) => value),
  }));
}

/** The objects of a file of YAML documents. */
export function objectsIn(file: string): readonly JsonObject[] {
  const { documents, problems } = parseYaml(
    { file, text: readFileSync(file, 'utf8') },
    { wideBooleans: false },
  );
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${file} is no YAML: ${problem.reason}`);
  return documents.flatMap((tree) => {
    const value = plain(tree);
    return isObject(value) ? [value as JsonObject] : [];
  });
}

/** What makes an object one object. */
export function identityOf(object: JsonObject): string {
  const { namespace, name } = object.metadata as JsonObject;
  return `${object.apiVersion} ${object.kind} ${namespace ?? ''}/${name}`;
}

/** How the objects of two tools differ. */
export interface Comparison {
  readonly same: number;
  readonly missing: readonly string[];
  readonly added: readonly string[];
  /** There in both, and not the same through and through. */
  readonly different: readonly string[];
}

export function compare(expected: readonly JsonObject[], given: readonly JsonObject[]): Comparison {
  const wanted = new Map(expected.map((object) => [identityOf(object), object]));
  const found = new Map(given.map((object) => [identityOf(object), object]));
  const shared = [...wanted.keys()].filter((key) => found.has(key));
  const different = shared.filter((key) => fingerprint(wanted.get(key)) !== fingerprint(found.get(key)));
  return {
    same: shared.length - different.length,
    missing: [...wanted.keys()].filter((key) => !found.has(key)),
    added: [...found.keys()].filter((key) => !wanted.has(key)),
    different,
  };
}

/** The same for objects that differ in the order of their keys only. */
function fingerprint(value: unknown): string {
  const sorted = (_: string, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');
}
