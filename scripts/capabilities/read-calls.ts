import { parse } from '@babel/parser';
import type { CallExpression, Expression, Node } from '@babel/types';

/** A call of `capability` in a test, as it is written. */
export interface ShownCapability {
  readonly number: string;
  readonly title: string;
  readonly where: readonly string[];
  readonly open: string | undefined;
  /** The file of the test. */
  readonly file: string;
}

/**
 * The capabilities that a test file shows, from its syntax: nothing is run.
 * @throws where a call does not consist of literals
 */
export function readCapabilityCalls(file: string, text: string): readonly ShownCapability[] {
  const { program } = parse(text, { sourceType: 'module', plugins: ['typescript'] });
  const found: ShownCapability[] = [];
  visit(program, (call) => {
    if (call.callee.type !== 'Identifier' || call.callee.name !== 'capability') return;
    const [number, about] = call.arguments.map((argument) => literal(argument as Expression, file));
    if (typeof number !== 'string' || typeof about !== 'object' || about === null)
      throw new Error(`${file}: a capability is shown by its number and what it is`);
    const { title, where, open } = about as Record<string, unknown>;
    found.push({
      number,
      title: String(title),
      where: where as readonly string[],
      open: open === undefined ? undefined : String(open),
      file,
    });
  });
  return found;
}

function visit(node: Node, onCall: (call: CallExpression) => void): void {
  if (node.type === 'CallExpression') onCall(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string') visit(child, onCall);
    }
  }
}

function literal(node: Expression, file: string): unknown {
  switch (node.type) {
    case 'StringLiteral':
      return node.value;
    case 'ArrayExpression':
      return node.elements.map((element) => literal(element as Expression, file));
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier')
            throw new Error(`${file}: a capability is described by plain fields`);
          return [property.key.name, literal(property.value as Expression, file)];
        }),
      );
    default:
      return undefined;
  }
}
