import type { Raw } from './raw.ts';

/** Words to write types with, for the kinds that no package describes. */
const any: Raw = { kind: 'any' };
export const boolean: Raw = { kind: 'boolean' };
export const string: Raw = { kind: 'string' };
export const quantity: Raw = { kind: 'quantity' };
export const integer = (min?: number, max?: number): Raw => ({
  kind: 'integer',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const oneOf = (...values: readonly string[]): Raw => ({ kind: 'string', rule: { enum: values } });
export const list = (of: Raw, max?: number): Raw => ({
  kind: 'list',
  of,
  ...(max === undefined ? {} : { max }),
});
export const map = (of: Raw): Raw => ({ kind: 'map', of });
export const core = (name: string): Raw => ({ kind: 'ref', name: `core:v1/${name}` });
const meta = (name: string): Raw => ({ kind: 'ref', name: `apimachinery:meta/v1/${name}` });

/** A field whose name ends in `!` is required. */
export function object(fields: Readonly<Record<string, Raw>>, open = false): Raw {
  const entries = Object.entries(fields).map(([name, type]) => [name.replace(/!$/, ''), type] as const);
  const required = Object.keys(fields).filter((name) => name.endsWith('!'));
  return {
    kind: 'object',
    fields: new Map(entries),
    required: required.map((name) => name.slice(0, -1)),
    open,
  };
}
/** Part of a type whose other fields are not written down here and therefore not checked. */
export const partOf = (fields: Readonly<Record<string, Raw>>): Raw => object(fields, true);
export const kind = (spec: Raw): Raw =>
  object({ apiVersion: string, kind: string, metadata: meta('ObjectMeta'), 'spec!': spec, status: any });
