import { type DataPath, isObject, type JsonObject, nearest } from '../base/index.ts';
import { KEY_FORMATS } from './formats.ts';
import { nameProblems } from './name.ts';
import { type ProblemKind, placeOf, type SchemaProblem, show } from './problem.ts';
import { refusals } from './refusals.ts';
import { faultOf, wrongType } from './scalar.ts';
import {
  type KindSchema,
  type ListType,
  type MapType,
  type ObjectType,
  schemaFor,
  type TypeId,
} from './schema.ts';

/**
 * Everything for which the API server would refuse an object or drop a part of it, in the order of the
 * object; undefined when the kind is not known. `null` counts as "not set". The object is taken as it
 * would be sent: a patch, or a template with places to fill, is not one.
 */
export function validate(value: JsonObject): readonly SchemaProblem[] | undefined {
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const schema = schemaFor(apiVersion, kind);
  if (schema === undefined) return undefined;
  const walk = new Walk(kind, schema);
  walk.object(schema.root, value, ['apiVersion', 'kind']);
  return [...walk.problems, ...nameProblems(apiVersion, kind, value.metadata), ...refusals(kind, value)];
}

/** One walk through one object. The path is kept as a stack; a problem takes a copy of it. */
class Walk {
  readonly problems: SchemaProblem[] = [];
  readonly #kind: string;
  readonly #schema: KindSchema;
  readonly #path: (string | number)[] = [];

  constructor(kind: string, schema: KindSchema) {
    this.#kind = kind;
    this.#schema = schema;
  }

  object(type: ObjectType, value: Readonly<Record<string, unknown>>, known: readonly string[] = []): void {
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined || known.includes(name)) continue;
      if (Object.hasOwn(type.fields, name)) {
        if (inner !== null) this.#below(name, type.fields[name] ?? 0, inner);
      } else if (type.open !== true) {
        this.#unknownField(type, name, known);
      }
    }
    for (const name of type.required ?? []) {
      if (value[name] !== undefined && value[name] !== null) continue;
      const message = `${placeOf(this.#kind, this.#path)} lacks the required field ${JSON.stringify(name)}`;
      this.problems.push({ path: [...this.#path, name], kind: 'required', message });
    }
  }

  #below(step: string | number, type: TypeId, value: unknown): void {
    this.#path.push(step);
    this.#value(type, value);
    this.#path.pop();
  }

  #value(id: TypeId, value: unknown): void {
    const type = this.#schema.typeAt(id);
    if (type.kind === 'object') {
      if (isObject(value)) this.object(type, value);
      else this.#add('type', wrongType('a map', value).text);
    } else if (type.kind === 'list') {
      if (Array.isArray(value)) this.#list(type, value);
      else this.#add('type', wrongType('a list', value).text, 'Start each item with "- ".');
    } else if (type.kind === 'map') {
      if (isObject(value)) this.#map(type, value);
      else this.#add('type', wrongType('a map', value).text);
    } else {
      const fault = faultOf(type, value);
      if (fault !== undefined) this.#add(fault.kind, fault.text, fault.fix);
    }
  }

  #list(type: ListType, items: readonly unknown[]): void {
    for (const [index, item] of items.entries()) this.#below(index, type.of, item);
    const { min = 0, max = Number.POSITIVE_INFINITY } = type;
    if (items.length < min) this.#add('length', `has ${items.length} items, but must have at least ${min}`);
    if (items.length > max) this.#add('length', `has ${items.length} items, but may have at most ${max}`);
  }

  #map(type: MapType, value: Readonly<Record<string, unknown>>): void {
    const format = type.keys === undefined ? undefined : KEY_FORMATS[type.keys];
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      if (format !== undefined && !format.matches(key)) {
        const message = `the key ${show(key)} of ${placeOf(this.#kind, this.#path)} must be ${format.expected}`;
        this.problems.push({ path: [...this.#path, key], kind: 'format', message, atKey: true });
      }
      if (inner !== null) this.#below(key, type.of, inner);
    }
  }

  #unknownField(type: ObjectType, name: string, known: readonly string[]): void {
    const meant = meantField(name, [...known, ...Object.keys(type.fields)]);
    const what = `unknown field ${JSON.stringify(name)} of ${placeOf(this.#kind, this.#path)}`;
    this.problems.push({
      path: [...this.#path, name],
      kind: 'unknown-field',
      message: meant === undefined ? what : `${what}; did you mean ${JSON.stringify(meant)}?`,
      fix: meant === undefined ? 'Remove the field.' : `Write ${JSON.stringify(meant)}.`,
      atKey: true,
    });
  }

  #add(kind: ProblemKind, text: string, fix?: string): void {
    const path: DataPath = [...this.#path];
    const message = `${placeOf(this.#kind, path)} ${text}`;
    this.problems.push({ path, kind, message, ...(fix === undefined ? {} : { fix }) });
  }
}

/** The field that was probably meant: the same word in another case (`run_as_user`), or one near it. */
function meantField(name: string, fields: readonly string[]): string | undefined {
  const bare = (word: string): string => word.replaceAll(/[-_]/g, '').toLowerCase();
  return fields.find((field) => bare(field) === bare(name)) ?? nearest(name, fields);
}
