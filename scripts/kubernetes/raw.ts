import type { KeyFormat, StringRule } from '../../src/kubernetes/schema.ts';

/** A field type as the packages declare it, before definitions are shared and numbered. */
export type Raw =
  | { readonly kind: 'any' | 'boolean' | 'quantity' }
  | { readonly kind: 'string'; readonly rule?: StringRule }
  | { readonly kind: 'integer' | 'number'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'int-or-string'; readonly format?: 'port' | 'percent' }
  | { readonly kind: 'list'; readonly of: Raw; readonly min?: number; readonly max?: number }
  | { readonly kind: 'map'; readonly of: Raw; readonly keys?: KeyFormat }
  | RawObject
  /** Fields of several types in one: what `extends` and `&` say. */
  | { readonly kind: 'merge'; readonly parts: readonly Raw[] }
  /** A definition that has a name; names are what makes recursive types finite. */
  | { readonly kind: 'ref'; readonly name: string };

export interface RawObject {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, Raw>;
  readonly required: readonly string[];
  /** Fields that are not listed are accepted. */
  readonly open: boolean;
}

export const ANY: Raw = { kind: 'any' };
export const OPEN: RawObject = { kind: 'object', fields: new Map(), required: [], open: true };
