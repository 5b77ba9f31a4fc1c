import ts from 'typescript';
import type { Declaration } from './declarations.ts';

/** What the type parameters of the definition stand for. */
const parameters: Readonly<Record<string, string>> = {
  E: 'environment',
  Callee: 'service, store or external',
  PoolName: 'pool',
  NamespaceName: 'namespace',
  ClassName: 'storage class',
  Priority: 'priority class',
  SecretKey: "'secret/key'",
  Kind: 'kind',
};

/** Wrappers that only steer the checker. */
export const transparent = new Set(['NoInfer', 'Omit']);

/** A type in the words of the reference: `number | [minimum, maximum], or by environment`. */
export function typeText(node: ts.TypeNode, declarations: ReadonlyMap<string, Declaration>): string {
  const print = (inner: ts.TypeNode): string => typeText(inner, declarations);
  if (ts.isParenthesizedTypeNode(node)) return print(node.type);
  if (ts.isTypeOperatorNode(node)) return print(node.type);
  if (ts.isUnionTypeNode(node)) return node.types.map(print).join(' | ');
  if (ts.isIntersectionTypeNode(node)) return node.types.map(print).join(' & ');
  if (ts.isArrayTypeNode(node)) return `${bracketed(print(node.elementType))}[]`;
  if (ts.isTupleTypeNode(node)) return `[${node.elements.map((one) => elementText(one, print)).join(', ')}]`;
  if (ts.isTypeLiteralNode(node)) {
    const [member] = node.members;
    if (member === undefined || !ts.isIndexSignatureDeclaration(member)) return 'object';
    return `{ [${member.parameters[0]?.name.getText()}]: ${print(member.type)} }`;
  }
  if (ts.isMappedTypeNode(node)) {
    return node.type === undefined ? 'object' : `{ [${node.typeParameter.name.text}]: ${print(node.type)} }`;
  }
  if (ts.isTypeReferenceNode(node)) return referenceText(node, declarations, print);
  return node.getText();
}

function elementText(
  element: ts.TypeNode | ts.NamedTupleMember,
  print: (node: ts.TypeNode) => string,
): string {
  return ts.isNamedTupleMember(element) ? element.name.text : print(element);
}

function bracketed(text: string): string {
  return /[ |&]/.test(text) && !text.startsWith('{') ? `(${text})` : text;
}

function referenceText(
  node: ts.TypeReferenceNode,
  declarations: ReadonlyMap<string, Declaration>,
  print: (node: ts.TypeNode) => string,
): string {
  const name = node.typeName.getText();
  const inner = node.typeArguments ?? ts.factory.createNodeArray<ts.TypeNode>();
  const [first, second] = inner;
  if (name === 'PerEnvironment' && second !== undefined) return `${print(second)}, or by environment`;
  if (transparent.has(name) && first !== undefined) return print(first);
  if (name === 'Secrets') return '{ [secret]: string[] }';
  const known = parameters[name];
  if (known !== undefined) return known;
  const declared = declarations.get(name);
  if (declared === undefined) return name;
  if (name === 'Part') return 'object';
  if (!ts.isTypeAliasDeclaration(declared) || ts.isIndexedAccessTypeNode(declared.type)) return name;
  return print(declared.type);
}
