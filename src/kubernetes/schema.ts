import { coreSchema } from './core.gen.ts';
import { customSchema } from './custom.gen.ts';

/** Number of a type in the table of types. Definitions that are alike are one type. */
export type TypeId = number;

export type StringFormat =
  | 'absolute-path'
  | 'base64'
  | 'dns-label'
  | 'dns-subdomain'
  | 'env-name'
  | 'label-key'
  | 'label-value'
  | 'port-name';
export type KeyFormat = 'annotation' | 'config' | 'label';

export interface StringRule {
  readonly format?: StringFormat;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** Least and greatest number of characters. */
  readonly min?: number;
  readonly max?: number;
}
export interface StringType extends StringRule {
  readonly kind: 'string';
}
export interface NumberType {
  readonly kind: 'integer' | 'number';
  readonly min?: number;
  readonly max?: number;
}
export interface IntOrStringType {
  readonly kind: 'int-or-string';
  readonly format?: 'port' | 'percent';
}
export interface ListType {
  readonly kind: 'list';
  readonly of: TypeId;
  readonly min?: number;
  readonly max?: number;
}
export interface MapType {
  readonly kind: 'map';
  readonly of: TypeId;
  readonly keys?: KeyFormat;
}
export interface ObjectType {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, TypeId>>;
  readonly required?: readonly string[];
  /** Fields that are not listed are accepted. */
  readonly open?: true;
}
export type Type =
  | { readonly kind: 'any' | 'boolean' | 'quantity' }
  | StringType
  | NumberType
  | IntOrStringType
  | ListType
  | MapType
  | ObjectType;

/** What a generated file holds: kinds by apiVersion, and the types from the first number on. */
export interface SchemaFile {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, TypeId>>>>;
  readonly types: readonly Type[];
}

interface Schema extends SchemaFile {
  typeAt(id: TypeId): Type;
}

/** A kind and the table in which its types are found. */
export interface KindSchema {
  readonly root: ObjectType;
  typeAt(id: TypeId): Type;
}

/** The text is parsed when a kind is first asked for, the custom kinds only when one of them is. */
const core = once(() => schemaOf(JSON.parse(coreSchema) as SchemaFile, []));
const custom = once(() => schemaOf(JSON.parse(customSchema) as SchemaFile, core().types));

/** The schema of a kind, or undefined when the kind is not known. */
export function schemaFor(apiVersion: string, kind: string): KindSchema | undefined {
  return find(core(), apiVersion, kind) ?? find(custom(), apiVersion, kind);
}

/** Whether a kind is part of Kubernetes itself, not of an extension. */
export function isCoreKind(apiVersion: string, kind: string): boolean {
  return find(core(), apiVersion, kind) !== undefined;
}

/** Every kind that is known, as `apiVersion kind`, sorted. */
export function knownKinds(): readonly string[] {
  return [core(), custom()]
    .flatMap(({ kinds }) =>
      Object.entries(kinds).flatMap(([apiVersion, names]) =>
        Object.keys(names).map((kind) => `${apiVersion} ${kind}`),
      ),
    )
    .sort();
}

function find(schema: Schema, apiVersion: string, kind: string): KindSchema | undefined {
  const names = Object.hasOwn(schema.kinds, apiVersion) ? schema.kinds[apiVersion] : undefined;
  const id = names !== undefined && Object.hasOwn(names, kind) ? names[kind] : undefined;
  if (id === undefined) return undefined;
  const root = schema.typeAt(id);
  return root.kind === 'object' ? { root, typeAt: schema.typeAt } : undefined;
}

function schemaOf(file: SchemaFile, before: readonly Type[]): Schema {
  const types = [...before, ...file.types];
  const typeAt = (id: TypeId): Type => {
    const type = types[id];
    if (type === undefined) throw new Error(`the schema has no type ${id}`);
    return type;
  };
  return { kinds: file.kinds, types, typeAt };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
