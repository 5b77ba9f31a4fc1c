import { type DataPath, type Diagnostic, isObject } from '../../base/index.ts';

/** Diagnostics in the order in which their places are written in the definition. */
export function inOrderOf(definition: unknown, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const placed = diagnostics.map((diagnostic) => ({
    diagnostic,
    place: placeOf(definition, diagnostic.path ?? []),
  }));
  return placed.sort((a, b) => compare(a.place, b.place)).map(({ diagnostic }) => diagnostic);
}

/** Each step as its position among its siblings; what is not there comes last. */
function placeOf(definition: unknown, path: DataPath): readonly number[] {
  let current = definition;
  return path.map((step) => {
    const list: unknown = current;
    const index = isObject(list) ? Object.keys(list).indexOf(String(step)) : Number(step);
    current =
      isObject(list) || Array.isArray(list)
        ? (list as Readonly<Record<string | number, unknown>>)[step]
        : undefined;
    return index < 0 || Number.isNaN(index) ? Number.MAX_SAFE_INTEGER : index;
  });
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
