import type { SchemaFile, Type } from '../../src/kubernetes/schema.ts';
import { ANY, type Raw, type RawObject } from './raw.ts';

/** Turns named definitions into a table of numbered types in which no two are alike. */
export class Graph {
  readonly #definitions: ReadonlyMap<string, Raw>;
  readonly #nodes: Type[] = [];
  readonly #byName = new Map<string, number>();

  constructor(definitions: ReadonlyMap<string, Raw>) {
    this.#definitions = definitions;
  }

  /** Enters a type and all below it; the number that comes back holds until `number` renumbers. */
  add(raw: Raw): number {
    if (raw.kind === 'ref') return this.#addNamed(raw.name);
    return this.#fill(this.#nodes.push(ANY as Type) - 1, raw);
  }

  #addNamed(name: string): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const raw = this.#definition(name);
    if (raw.kind === 'ref') return this.#addNamed(raw.name);
    const id = this.#nodes.push(ANY as Type) - 1;
    this.#byName.set(name, id);
    return this.#fill(id, raw);
  }

  #definition(name: string): Raw {
    const raw = this.#definitions.get(name);
    if (raw === undefined) throw new Error(`no definition has the name ${name}`);
    return raw;
  }

  #fill(id: number, raw: Raw): number {
    this.#nodes[id] = this.#typeOf(raw);
    return id;
  }

  #typeOf(raw: Raw): Type {
    switch (raw.kind) {
      case 'string':
        return { kind: 'string', ...raw.rule };
      case 'list':
      case 'map':
        return { ...raw, of: this.add(raw.of) };
      case 'merge':
        return this.#typeOf(this.#merged(raw.parts));
      case 'ref':
        return this.#typeOf(this.#definition(raw.name));
      case 'object': {
        const entries = [...raw.fields].map(([name, type]) => [name, this.add(type)] as const);
        entries.sort(([a], [b]) => (a < b ? -1 : 1));
        return {
          kind: 'object',
          fields: Object.fromEntries(entries),
          ...(raw.required.length > 0 ? { required: [...raw.required].sort() } : {}),
          ...(raw.open ? { open: true } : {}),
        };
      }
      default:
        return raw;
    }
  }

  /** The first part that names a field decides its type; parts that say nothing are passed over. */
  #merged(parts: readonly Raw[]): Raw {
    const fields = new Map<string, Raw>();
    const required = new Set<string>();
    let open = false;
    const resolved = parts.map((raw) => this.#resolved(raw));
    if (resolved.every((part) => part.kind === 'string')) return narrowed(resolved);
    for (const part of resolved) {
      if (part.kind !== 'object') {
        if (part.kind === 'any') continue;
        return ANY;
      }
      for (const [name, type] of part.fields) if (!fields.has(name)) fields.set(name, type);
      for (const name of part.required) required.add(name);
      open ||= part.open && part.fields.size > 0;
    }
    return fields.size === 0 ? ANY : { kind: 'object', fields, required: [...required], open };
  }

  #resolved(raw: Raw): Exclude<Raw, { kind: 'ref' | 'merge' }> {
    if (raw.kind === 'ref') return this.#resolved(this.#definition(raw.name));
    return raw.kind === 'merge' ? this.#resolved(this.#merged(raw.parts)) : raw;
  }

  /** The fields of an object, wherever they are declared. */
  objectOf(raw: Raw): RawObject {
    const resolved = this.#resolved(raw);
    if (resolved.kind !== 'object') throw new Error(`expected an object, found ${resolved.kind}`);
    return resolved;
  }

  /**
   * Numbers the types that the roots reach, in groups: a type belongs to the first group that reaches it.
   * Types that cannot be told apart, however deep one looks, get one number.
   */
  number(groups: readonly ReadonlyMap<string, number>[]): readonly SchemaFile[] {
    const classes = alike(this.#nodes);
    const numbers = new Map<number, number>();
    return groups.map((roots) => {
      const types: Type[] = [];
      const numberOf = (id: number): number => {
        const known = numbers.get(classes[id] ?? 0);
        if (known !== undefined) return known;
        const type = this.#nodes[id] ?? (ANY as Type);
        const own = numbers.size;
        const first = own - types.length;
        numbers.set(classes[id] ?? 0, own);
        types.push(type);
        types[own - first] = withChildren(type, numberOf);
        return own;
      };
      const kinds: Record<string, Record<string, number>> = {};
      for (const [root, id] of [...roots].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const [apiVersion = '', kind = ''] = root.split(' ');
        kinds[apiVersion] = { ...kinds[apiVersion], [kind]: numberOf(id) };
      }
      return { kinds, types };
    });
  }
}

type RawString = Extract<Raw, { kind: 'string' }>;

/** A string to which all rules apply at once: `Policy & ("A" | "B")`. */
function narrowed(parts: readonly RawString[]): RawString {
  const rules = parts.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  const enums = rules.flatMap((rule) => (rule.enum === undefined ? [] : [rule.enum]));
  const values = enums[0]?.filter((value) => enums.every((one) => one.includes(value)));
  const rule = Object.assign({}, ...rules, values === undefined ? {} : { enum: values });
  return Object.keys(rule).length === 0 ? { kind: 'string' } : { kind: 'string', rule };
}

function withChildren(type: Type, map: (id: number) => number): Type {
  if (type.kind === 'list' || type.kind === 'map') return { ...type, of: map(type.of) };
  if (type.kind !== 'object') return type;
  const fields = Object.entries(type.fields).map(([name, id]) => [name, map(id)] as const);
  return { ...type, fields: Object.fromEntries(fields) };
}

/** Class of each node: starts from shapes without children and splits classes until none splits any more. */
function alike(nodes: readonly Type[]): readonly number[] {
  let classes: readonly number[] = nodes.map(() => 0);
  for (let count = 1; ; ) {
    const numbers = new Map<string, number>();
    const before = classes;
    classes = nodes.map((node, index) => {
      const shape = `${before[index]} ${JSON.stringify(withChildren(node, (id) => before[id] ?? 0))}`;
      const known = numbers.get(shape) ?? numbers.size;
      numbers.set(shape, known);
      return known;
    });
    if (numbers.size === count) return classes;
    count = numbers.size;
  }
}
