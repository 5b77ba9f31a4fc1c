import type { JsonObject } from '../../src/base/index.ts';
import { type EnvironmentObjects, identityOf } from '../objects.ts';

/** One object in all environments that have it. */
export interface Variants {
  readonly identity: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** By environment, in the order of the environments. */
  readonly values: ReadonlyMap<string, JsonObject>;
}

/** The objects of all environments, each once. */
export function variantsOf(environments: readonly EnvironmentObjects[]): readonly Variants[] {
  const found = new Map<string, Variants & { readonly values: Map<string, JsonObject> }>();
  for (const { environment, objects } of environments) {
    for (const object of objects) {
      const identity = identityOf(object);
      const { namespace, name } = object.metadata as { namespace?: string; name: string };
      const known = found.get(identity) ?? {
        identity,
        kind: String(object.kind),
        namespace,
        name,
        values: new Map<string, JsonObject>(),
      };
      known.values.set(environment, object);
      found.set(identity, known);
    }
  }
  return [...found.values()];
}
