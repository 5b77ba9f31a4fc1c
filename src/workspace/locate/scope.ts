import type { Node, Statement } from '@babel/types';
import type { Binding, NodeValue, Scope, Value } from './value.ts';

type Choices = Binding['choices'];

/** Adds the names that a pattern binds: `a`, `{ a, b: { c } = {}, ...rest }`, `[a]`, `a = 1`. */
export function bind(
  scope: Scope,
  pattern: Node,
  choices: Choices,
  parameter: boolean,
  outer: Scope = scope,
): void {
  switch (pattern.type) {
    case 'Identifier':
      scope.names.set(pattern.name, { parameter, choices });
      return;
    case 'AssignmentPattern': {
      const fallback: NodeValue = { kind: 'node', node: pattern.right, scope: outer };
      bind(scope, pattern.left, [...choices, { value: fallback, path: [] }], parameter, outer);
      return;
    }
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') bind(scope, property.argument, choices, parameter, outer);
        else {
          const key = plainKey(property.key);
          if (key !== undefined && !property.computed)
            bind(scope, property.value, below(choices, key), parameter, outer);
        }
      }
      return;
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries()) {
        if (element !== null && element.type !== 'RestElement')
          bind(scope, element, below(choices, index), parameter, outer);
      }
      return;
    default:
  }
}

function below(choices: Choices, key: string | number): Choices {
  return choices.map(({ value, path }) => ({ value, path: [...path, key] }));
}

/** A key that needs no evaluation. */
export function plainKey(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'NumericLiteral') return String(node.value);
  return undefined;
}

/** Adds the constants and functions that statements declare. */
export function declare(scope: Scope, statements: readonly Statement[]): void {
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        if (init) bind(scope, id, [{ value: { kind: 'node', node: init, scope }, path: [] }], false);
      }
    } else if (statement.type === 'FunctionDeclaration' && statement.id) {
      bind(scope, statement.id, [{ value: { kind: 'node', node: statement, scope }, path: [] }], false);
    }
  }
}

/** What a function gives back for these arguments, one value per `return`; nothing if it is no function. */
export function results(called: Value, args: readonly Value[]): readonly NodeValue[] {
  if (called.kind !== 'node') return [];
  const { node } = called;
  if (
    node.type !== 'ArrowFunctionExpression' &&
    node.type !== 'FunctionExpression' &&
    node.type !== 'FunctionDeclaration' &&
    node.type !== 'ObjectMethod'
  )
    return [];
  const scope: Scope = { source: called.scope.source, names: new Map(), parent: called.scope };
  for (const [index, parameter] of node.params.entries()) {
    const value = args[index];
    bind(scope, parameter, value === undefined ? [] : [{ value, path: [] }], true);
  }
  if (node.body.type !== 'BlockStatement') return [{ kind: 'node', node: node.body, scope }];
  declare(scope, node.body.body);
  return returned(node.body.body).map((inner) => ({ kind: 'node', node: inner, scope }));
}

/** The arguments of all `return` statements that belong to this function and not to one inside it. */
function returned(statements: readonly Statement[]): Node[] {
  return statements.flatMap((statement) => {
    switch (statement.type) {
      case 'ReturnStatement':
        return statement.argument ? [statement.argument] : [];
      case 'BlockStatement':
        return returned(statement.body);
      case 'IfStatement':
        return returned(
          statement.alternate ? [statement.consequent, statement.alternate] : [statement.consequent],
        );
      case 'SwitchStatement':
        return statement.cases.flatMap((one) => returned(one.consequent));
      case 'TryStatement':
        return returned(statement.block.body);
      default:
        return [];
    }
  });
}
