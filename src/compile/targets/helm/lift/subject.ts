import {
  type DataPath,
  formatPath,
  type Json,
  type JsonObject,
  type Sourced,
  valueAt,
} from '../../../../base/index.ts';
import { podSpecPath } from '../../../../kubernetes/index.ts';

/** What something is in each environment that has it. */
export type Variants<T = Json> = ReadonlyMap<string, T>;

/** An object of a chart in all environments that have it. */
export interface Subject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Where its values stand: none for the main workload, whose values are those of the chart. */
  readonly scope: readonly string[];
  readonly variants: Variants<Sourced>;
  /** The variant of the last environment, whose order of fields and whose comments count. */
  readonly last: Sourced;
  /** Where its pod spec stands; undefined for what runs no pods. */
  readonly podPath: DataPath | undefined;
}

export function subjectOf(variants: Variants<Sourced>, scope: readonly string[]): Subject {
  const last = [...variants.values()].at(-1);
  if (last === undefined) throw new Error('an object without an environment');
  const metadata = last.value.metadata as JsonObject;
  const kind = String(last.value.kind);
  return {
    apiVersion: String(last.value.apiVersion),
    kind,
    name: String(metadata.name),
    namespace: metadata.namespace as string | undefined,
    scope,
    variants,
    last,
    podPath: runsPods(last.value) ? podSpecPath(kind) : undefined,
  };
}

function runsPods({ apiVersion, kind, spec }: JsonObject): boolean {
  const path = /^(?:(?:apps|batch)\/v1$|argoproj\.io\/)/.test(String(apiVersion))
    ? podSpecPath(String(kind))
    : undefined;
  return path !== undefined && Array.isArray(valueAt({ spec }, [...path, 'containers']));
}

/** The index of the container that the object is about, in the order of the last variant. */
export function mainContainer(subject: Subject): number | undefined {
  if (subject.podPath === undefined) return undefined;
  const containers = valueAt(subject.last.value, [...subject.podPath, 'containers']) as readonly JsonObject[];
  const named = containers.findIndex((container) => container.name === subject.name);
  return named >= 0 ? named : 0;
}

/** The place in the definition that decided a field: that of the nearest enclosing field which has one. */
export function originOf(subject: Subject, path: DataPath): DataPath {
  const { fields, from } = subject.last;
  for (let length = path.length; length > 0; length--) {
    const found = fields?.get(formatPath(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return from;
}

/** The comment of a field, where all variants that have the field say the same of it. */
export function commentOf(subject: Subject, path: DataPath): string | undefined {
  const text = formatPath(path);
  const said = [...subject.variants.values()]
    .filter(({ value }) => valueAt(value, path) !== undefined)
    .map(({ comments }) => comments?.get(text));
  return said.every((one) => one === said[0]) ? said[0] : undefined;
}
