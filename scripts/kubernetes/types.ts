import ts from 'typescript';
import type { StringRule } from '../../src/kubernetes/schema.ts';
import type { Constraints } from './constraints.ts';
import { ANY, OPEN, type Raw } from './raw.ts';

export interface DeclarationFile {
  readonly path: string;
  /** The name of the definition that an identifier of the file stands for. */
  resolve(identifier: string): string;
}

/** The pattern that controller-gen writes for `resource.Quantity`. */
const QUANTITY_PATTERN = '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|';

/** Turns the syntax of a type, with what the validator says of the same place, into a raw type. */
export function readType(file: DeclarationFile, node: ts.TypeNode, constraints: Constraints): Raw {
  if (ts.isParenthesizedTypeNode(node)) return readType(file, node.type, constraints);
  if (ts.isTypeLiteralNode(node)) return readMembers(file, node.members, constraints);
  if (ts.isUnionTypeNode(node)) return readUnion(file, node.types, constraints);
  if (ts.isLiteralTypeNode(node)) return readLiteral(file, node);
  if (ts.isIntersectionTypeNode(node)) {
    return { kind: 'merge', parts: node.types.map((type) => readType(file, type, constraints)) };
  }
  if (ts.isTypeReferenceNode(node)) {
    const name = (node.typeName as ts.Identifier).text;
    const [argument] = node.typeArguments ?? [];
    if (argument === undefined) return readReference(file, name, constraints);
    // `Exclude<A, B>` says that the fields of A are known; which of them exclude each other is not kept.
    if (name !== 'Array') return readType(file, argument, constraints);
    const limits = pick({ min: constraints.minItems, max: constraints.maxItems });
    return { kind: 'list', of: readType(file, argument, constraints.items()), ...limits };
  }
  return readKeyword(file, node, constraints);
}

/** A field may narrow the string type that it refers to. */
function readReference(file: DeclarationFile, identifier: string, constraints: Constraints): Raw {
  const reference: Raw = { kind: 'ref', name: file.resolve(identifier) };
  const isString = constraints.types.size === 1 && constraints.types.has('string');
  const narrowing = isString ? readString(constraints) : undefined;
  if (narrowing?.kind !== 'string' || narrowing.rule === undefined) return reference;
  return { kind: 'merge', parts: [reference, narrowing] };
}

function readLiteral(file: DeclarationFile, { literal }: ts.LiteralTypeNode): Raw {
  if (ts.isStringLiteral(literal)) return { kind: 'string', rule: { enum: [literal.text] } };
  throw new Error(`${file.path}: cannot read a literal of kind ${ts.SyntaxKind[literal.kind]}`);
}

function readKeyword(file: DeclarationFile, node: ts.TypeNode, constraints: Constraints): Raw {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return readString(constraints);
    case ts.SyntaxKind.NumberKeyword: {
      const limits = pick({ min: constraints.min, max: constraints.max });
      return { kind: constraints.types.has('integer') ? 'integer' : 'number', ...limits };
    }
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: 'boolean' };
    case ts.SyntaxKind.AnyKeyword:
      return ANY;
    default:
      throw new Error(`${file.path}: cannot read a type of kind ${ts.SyntaxKind[node.kind]}`);
  }
}

function readString(constraints: Constraints): Raw {
  const rule: StringRule = pick({
    format: constraints.format === 'byte' ? ('base64' as const) : undefined,
    enum: constraints.enum,
    pattern: constraints.pattern,
    min: constraints.minLength,
    max: constraints.maxLength,
  });
  return Object.keys(rule).length === 0 ? { kind: 'string' } : { kind: 'string', rule };
}

function readUnion(file: DeclarationFile, types: readonly ts.TypeNode[], constraints: Constraints): Raw {
  const literals = types.flatMap((type) =>
    ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
  );
  if (literals.length === types.length) return { kind: 'string', rule: { enum: literals } };
  const numbers = types.flatMap((type) =>
    ts.isLiteralTypeNode(type) && ts.isNumericLiteral(type.literal) ? [Number(type.literal.text)] : [],
  );
  if (numbers.length === types.length) {
    return { kind: 'integer', min: Math.min(...numbers), max: Math.max(...numbers) };
  }
  const scalars = types.filter(
    (type) => type.kind === ts.SyntaxKind.StringKeyword || type.kind === ts.SyntaxKind.NumberKeyword,
  );
  if (scalars.length === types.length) {
    const quantity = constraints.pattern?.startsWith(QUANTITY_PATTERN) === true;
    return quantity ? { kind: 'quantity' } : { kind: 'int-or-string' };
  }
  // Alternatives of an object: every field of each is known, which go together is not kept.
  return { kind: 'merge', parts: types.map((type) => loosen(readType(file, type, constraints))) };
}

function loosen(type: Raw): Raw {
  if (type.kind === 'merge') return { kind: 'merge', parts: type.parts.map(loosen) };
  return type.kind === 'object' ? { ...type, required: [] } : type;
}

function readMembers(
  file: DeclarationFile,
  members: readonly ts.TypeElement[],
  constraints: Constraints,
): Raw {
  const fields = new Map<string, Raw>();
  const required: string[] = [];
  let values: Raw | undefined;
  for (const member of members) {
    if (ts.isIndexSignatureDeclaration(member)) {
      values = readType(file, member.type, constraints.values());
    } else if (ts.isPropertySignature(member) && member.type !== undefined) {
      const name = (member.name as ts.StringLiteral).text;
      fields.set(name, readType(file, member.type, constraints.field(name)));
      if (member.questionToken === undefined) required.push(name);
    }
  }
  if (fields.size > 0) return { kind: 'object', fields, required, open: values !== undefined };
  if (values !== undefined) return { kind: 'map', of: values };
  return constraints.types.has('object') ? OPEN : ANY;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function pick<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Defined<T>;
}
