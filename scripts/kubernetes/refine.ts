import type { Raw } from './raw.ts';
import { REFINEMENTS, REQUIRED } from './refinements.ts';

/**
 * The definitions with what the API server checks beyond its published schema. A refinement of a field
 * that no definition has is an error: the tables must not outlive the API.
 */
export function refine(definitions: ReadonlyMap<string, Raw>): Map<string, Raw> {
  const refined = new Map(definitions);
  const change = (name: string, field: string, next: (type: Raw) => Raw): void => {
    const definition = refined.get(name);
    const type = definition?.kind === 'object' ? definition.fields.get(field) : undefined;
    if (definition?.kind !== 'object' || type === undefined) {
      throw new Error(`the definition ${name} has no field ${field}`);
    }
    refined.set(name, { ...definition, fields: new Map([...definition.fields, [field, next(type)]]) });
  };
  for (const [name, fields] of Object.entries(REFINEMENTS)) {
    for (const [field, refinement] of Object.entries(fields)) {
      change(name, field, (type) => (typeof refinement === 'function' ? refinement(type) : refinement));
    }
  }
  for (const [name, fields] of Object.entries(REQUIRED)) {
    const definition = refined.get(name);
    if (definition?.kind !== 'object') throw new Error(`${name} is no object`);
    for (const field of fields) change(name, field, (type) => type);
    refined.set(name, { ...definition, required: [...new Set([...definition.required, ...fields])] });
  }
  return refined;
}
