import { z } from 'zod';

/** A fragment of JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What `missing(...)` makes; schemas of values by environment refer to it as `#/$defs/missing`. */
export const missingJson: JsonSchema = {
  description: 'A hole: what is missing, for the person who will fill it.',
  type: 'object',
  properties: { missing: { type: 'string' } },
  required: ['missing'],
  additionalProperties: false,
};

const fragments = z.registry<{ json: () => JsonSchema }>();

/** Attaches a JSON Schema fragment to a schema that zod cannot describe by itself. */
export function described<S extends z.ZodType>(schema: S, json: () => JsonSchema): S {
  fragments.add(schema, { json });
  return schema;
}

/** What editors of JSON are told about the values that a schema accepts. */
export function jsonOf(schema: z.core.$ZodType): JsonSchema {
  const own = fragments.get(schema as z.ZodType)?.json();
  if (own !== undefined) return own;
  const { $schema: _, ...json } = z.toJSONSchema(schema as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
    override: putFragment,
  });
  return json;
}

/** Puts the attached fragment in the place of what zod cannot describe. */
function putFragment(context: {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: Record<string, unknown>;
}): void {
  const own = fragments.get(context.zodSchema as unknown as z.ZodType)?.json();
  if (own === undefined) return;
  for (const key of Object.keys(context.jsonSchema)) delete context.jsonSchema[key];
  Object.assign(context.jsonSchema, own);
}
