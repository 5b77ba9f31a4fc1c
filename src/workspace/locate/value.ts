import type { Node } from '@babel/types';
import type { DataPath, Source } from '../../base/index.ts';

/** A file that imports others. */
export interface Importer {
  readonly source: Source;
  /** How many imports lie between the entry file and this one. */
  readonly depth: number;
}

/** One file of the definition, read and parsed. */
export interface Unit extends Importer {
  readonly scope: Scope;
  readonly exports: ReadonlyMap<string, Value>;
  /** The files of `export * from`. */
  readonly passedOn: readonly string[];
  /** All relative imports, as written. */
  readonly imports: readonly string[];
}

/** The names that an expression can see. */
export interface Scope {
  readonly source: Source;
  readonly names: Map<string, Binding>;
  readonly parent?: Scope;
}

/** What a name stands for: a part of the first value that has it (destructuring leaves a path). */
export interface Binding {
  readonly parameter: boolean;
  readonly choices: readonly { readonly value: Value; readonly path: DataPath }[];
}

export interface NodeValue {
  readonly kind: 'node';
  readonly node: Node;
  readonly scope: Scope;
}

/** Something that the definition writes down, not yet evaluated. */
export type Value =
  | NodeValue
  | { readonly kind: 'name'; readonly name: string; readonly scope: Scope }
  /** An import, followed only when it is needed; `name` is `*` for the module as a whole. */
  | { readonly kind: 'import'; readonly from: Importer; readonly file: string; readonly name: string }
  | { readonly kind: 'module'; readonly unit: Unit }
  /** `list.map(each)` */
  | { readonly kind: 'mapped'; readonly list: Value; readonly each: Value }
  /** `Object.fromEntries(list)` */
  | { readonly kind: 'entries'; readonly list: Value };

/** A piece of a file. */
export interface Place {
  readonly source: Source;
  readonly node: Node;
}

/** One step down into data: to a property or to an item. */
export interface Step {
  /** Where the property's name stands; an item has none. */
  readonly key?: Place;
  /** The property or item as a whole. */
  readonly whole?: Place;
  readonly value: Value;
  /** Set when a function makes the value out of a list item: then `whole` is that item. */
  readonly made?: true;
}
