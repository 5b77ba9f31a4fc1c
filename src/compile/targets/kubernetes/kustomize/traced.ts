import type { DataPath, JsonObject } from '../../../../base/index.ts';

/** An item of a kustomization, with the places in the definition that decided its fields, by path inside it. */
export interface Traced {
  readonly value: JsonObject;
  readonly fields: ReadonlyMap<string, DataPath>;
}

export function isTraced(item: string | JsonObject | Traced): item is Traced {
  return typeof item === 'object' && item.fields instanceof Map;
}
