import ts from 'typescript';
import { type Declaration, docOf } from './declarations.ts';
import { transparent, typeText } from './type-text.ts';

/** One field of the definition. */
export interface Field {
  /** Where it is: `services.*.ports.*.expose`; `*` stands for a name, `[]` for an item. */
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly default?: string;
  readonly type: string;
  readonly required: boolean;
  /** Whether its value may be given by environment. */
  readonly byEnvironment: boolean;
}

/** An object of the definition: one interface, with all places where it stands. */
export interface Part {
  readonly paths: string[];
  readonly text: string;
  readonly fields: readonly Field[];
}

/** Everything that a definition may hold, in the order of the interfaces. */
export interface Reference {
  readonly fields: ReadonlyMap<string, Field>;
  readonly parts: readonly Part[];
}

/** Reads the fields of the definition from its types. Refuses fields without a description. */
export function readReference(declarations: ReadonlyMap<string, Declaration>, root: string): Reference {
  const walk = new Walk(declarations);
  const declaration = declarations.get(root);
  if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) throw new Error(`no ${root}`);
  walk.object(declaration, declaration.members, '', undefined);
  if (walk.faults.length > 0) throw new Error(`no description:\n${walk.faults.join('\n')}`);
  return { fields: walk.fields, parts: [...walk.parts.values()] };
}

class Walk {
  readonly fields = new Map<string, Field>();
  readonly parts = new Map<ts.Node, Part>();
  readonly faults: string[] = [];
  readonly #declarations: ReadonlyMap<string, Declaration>;

  constructor(declarations: ReadonlyMap<string, Declaration>) {
    this.#declarations = declarations;
  }

  /** An object with named fields; `node` is what declares it. */
  object(node: ts.Node, members: ts.NodeArray<ts.TypeElement>, path: string, text: string | undefined): void {
    const fields: Field[] = [];
    const known = this.parts.get(node);
    if (known !== undefined) known.paths.push(path);
    else this.parts.set(node, { paths: [path], text: docOf(node)?.text ?? text ?? '', fields });
    for (const member of members) {
      // The one field with a computed name carries types and is never set.
      if (!ts.isPropertySignature(member) || ts.isComputedPropertyName(member.name)) continue;
      if (member.type !== undefined) fields.push(this.field(member, member.type, path));
    }
  }

  field(member: ts.PropertySignature, type: ts.TypeNode, parent: string): Field {
    const name = member.name.getText();
    const path = parent === '' ? name : `${parent}.${name}`;
    const doc = docOf(member);
    if (doc === undefined) this.faults.push(`${path} (${member.getSourceFile().fileName})`);
    const field: Field = {
      path,
      name,
      text: doc?.text ?? '',
      ...(doc?.default === undefined ? {} : { default: doc.default }),
      type: typeText(type, this.#declarations),
      required: member.questionToken === undefined,
      byEnvironment: isByEnvironment(type),
    };
    this.fields.set(path, field);
    this.inside(type, path, field);
    return field;
  }

  /** The value of a named entry or of an item of a list. */
  entry(type: ts.TypeNode, path: string, owner: Field): void {
    const declared = ts.isTypeReferenceNode(type)
      ? this.#declarations.get(type.typeName.getText())
      : undefined;
    const text =
      declared !== undefined && ts.isInterfaceDeclaration(declared) ? docOf(declared)?.text : undefined;
    const entry: Field = {
      path,
      name: owner.name,
      text: text ?? owner.text,
      type: typeText(type, this.#declarations),
      required: false,
      byEnvironment: isByEnvironment(type),
    };
    this.fields.set(path, entry);
    this.inside(type, path, entry);
  }

  /** What a type holds that has places of its own. */
  inside(type: ts.TypeNode, path: string, owner: Field): void {
    if (ts.isTypeReferenceNode(type)) this.reference(type, path, owner);
    else if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type))
      this.inside(type.type, path, owner);
    else if (ts.isUnionTypeNode(type)) for (const one of type.types) this.inside(one, path, owner);
    else if (ts.isArrayTypeNode(type)) this.entry(type.elementType, `${path}[]`, owner);
    else if (ts.isTypeLiteralNode(type)) this.literal(type, path, owner);
    else if (ts.isMappedTypeNode(type) && type.type !== undefined) this.entry(type.type, `${path}.*`, owner);
    else if (ts.isIndexedAccessTypeNode(type)) this.choice(type.objectType, path, owner);
  }

  literal(type: ts.TypeLiteralNode, path: string, owner: Field): void {
    const [member] = type.members;
    if (member !== undefined && ts.isIndexSignatureDeclaration(member)) {
      this.entry(member.type, `${path}.*`, owner);
    } else this.object(type, type.members, path, owner.text);
  }

  /** One of the values of a mapped type, which all have the same fields. */
  choice(type: ts.TypeNode, path: string, owner: Field): void {
    if (ts.isTypeLiteralNode(type)) return;
    if (ts.isMappedTypeNode(type) && type.type !== undefined) this.inside(type.type, path, owner);
  }

  reference(type: ts.TypeReferenceNode, path: string, owner: Field): void {
    const name = type.typeName.getText();
    const [first, second] = type.typeArguments ?? [];
    if (name === 'PerEnvironment' && second !== undefined) this.inside(second, path, owner);
    else if (transparent.has(name) && first !== undefined) this.inside(first, path, owner);
    else if (name === 'Secrets') this.named('SecretKeys', path, owner);
    else this.named(name, path, owner);
  }

  named(name: string, path: string, owner: Field): void {
    const declared = this.#declarations.get(name);
    if (declared === undefined) return;
    if (ts.isInterfaceDeclaration(declared)) this.object(declared, declared.members, path, owner.text);
    else if (name !== 'Part') this.inside(declared.type, path, owner);
  }
}

function isByEnvironment(type: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(type) && type.typeName.getText() === 'PerEnvironment';
}
