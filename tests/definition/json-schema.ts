import { isObject, valueAt } from '../../src/base/index.ts';

type Schema = { readonly [keyword: string]: unknown };

/** The keywords of JSON Schema that are understood here; others are refused, not passed over. */
const known = new Set([
  ...['type', 'enum', 'const', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['items', 'minItems', 'maxItems', 'properties', 'required', 'additionalProperties', 'propertyNames'],
  ...['minProperties', 'anyOf', 'not', '$ref', '$schema', '$defs', 'title', 'description', 'default'],
]);

/** Whether a value fits a JSON Schema. */
export function fits(value: unknown, schema: Schema, root: Schema = schema): boolean {
  const strange = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (strange.length > 0) throw new Error(`unknown keywords: ${strange.join(', ')}`);
  if (typeof schema.$ref === 'string') {
    return fits(value, valueAt(root, schema.$ref.slice(2).split('/')) as Schema, root);
  }
  if (Array.isArray(schema.anyOf) && !schema.anyOf.some((one) => fits(value, one, root))) return false;
  if (isObject(schema.not) && fits(value, schema.not, root)) return false;
  if (Object.hasOwn(schema, 'const') && schema.const !== value) return false;
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false;
  return (
    fitsType(value, schema.type) &&
    fitsText(value, schema) &&
    fitsNumber(value, schema) &&
    fitsList(value, schema, root) &&
    fitsObject(value, schema, root)
  );
}

function fitsType(value: unknown, type: unknown): boolean {
  if (type === undefined) return true;
  if (Array.isArray(type)) return type.some((one) => fitsType(value, one));
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function fitsText(value: unknown, { pattern, maxLength = Number.POSITIVE_INFINITY }: Schema): boolean {
  if (typeof value !== 'string') return true;
  return (
    value.length <= Number(maxLength) &&
    (pattern === undefined || new RegExp(String(pattern), 'u').test(value))
  );
}

function fitsNumber(value: unknown, { minimum = -Infinity, maximum = Infinity }: Schema): boolean {
  return typeof value !== 'number' || (value >= Number(minimum) && value <= Number(maximum));
}

function fitsList(
  value: unknown,
  { items, minItems = 0, maxItems = Infinity }: Schema,
  root: Schema,
): boolean {
  if (!Array.isArray(value)) return true;
  if (value.length < Number(minItems) || value.length > Number(maxItems)) return false;
  return items === undefined || value.every((item) => fits(item, items as Schema, root));
}

function fitsObject(value: unknown, schema: Schema, root: Schema): boolean {
  if (!isObject(value)) return true;
  const { properties = {}, required = [], additionalProperties, propertyNames, minProperties = 0 } = schema;
  const entries = Object.entries(value);
  if (entries.length < Number(minProperties)) return false;
  if (!(required as readonly string[]).every((key) => Object.hasOwn(value, key))) return false;
  return entries.every(([key, inner]) => {
    if (isObject(propertyNames) && !fits(key, propertyNames, root)) return false;
    const property = Object.hasOwn(properties as object, key)
      ? (properties as Schema)[key]
      : additionalProperties;
    return (
      property === undefined ||
      property === true ||
      (property !== false && fits(inner, property as Schema, root))
    );
  });
}
