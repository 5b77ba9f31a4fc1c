import { type DataPath, isObject, valueAt } from '../base/index.ts';

/** A map of a file, before anybody has looked at its fields. */
export interface Fields {
  readonly [key: string]: unknown;
}

const none: Fields = Object.freeze({});

/** The map at a path; an empty one where there is none. */
export function fieldsAt(value: unknown, ...path: DataPath): Fields {
  const found = valueAt(value, path);
  return isObject(found) ? found : none;
}

/** The list at a path; an empty one where there is none. */
export function listAt(value: unknown, ...path: DataPath): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The text at a path; an empty text counts as absent, as it does for Kubernetes. */
export function textAt(value: unknown, ...path: DataPath): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function numberAt(value: unknown, ...path: DataPath): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

/** The entries of a map that are text, as labels and annotations are. */
export function textsAt(value: unknown, ...path: DataPath): Readonly<Record<string, string>> {
  const texts = Object.entries(fieldsAt(value, ...path)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
