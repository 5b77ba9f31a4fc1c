import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import { plainKey, results } from './scope.ts';
import { exported, stepInto } from './step.ts';
import { textOf } from './text.ts';
import type { Units } from './unit.ts';
import type { Binding, NodeValue, Scope, Step, Value } from './value.ts';
import type { Walk } from './walk.ts';
import { nested } from './walk.ts';

/** Starts a question that may look at `left` values. */
export function createWalk(units: Units, left: number): Walk {
  const walk: Walk = {
    units,
    left,
    depth: 0,
    forms: (value) => nested(walk, [], () => unfold(value, walk)),
  };
  return walk;
}

function unfold(value: Value, walk: Walk): readonly Value[] {
  if (value.kind === 'node') return unfoldNode(value, walk);
  if (value.kind === 'name') return named(value.name, value.scope, walk);
  if (value.kind !== 'import') return [value];
  const unit = walk.units.imported(value.from, value.file);
  if (unit === undefined) return [];
  if (value.name === '*') return [{ kind: 'module', unit }];
  const found = exported(unit, value.name, walk);
  return found === undefined ? [] : walk.forms(found);
}

function unfoldNode(value: NodeValue, walk: Walk): readonly Value[] {
  const { node, scope } = value;
  const inner = (...nodes: Node[]) => nodes.flatMap((one) => walk.forms({ kind: 'node', node: one, scope }));
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return inner(node.expression);
    case 'AwaitExpression':
      return inner(node.argument);
    case 'Identifier':
      return named(node.name, scope, walk);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const step = memberStep(value, walk);
      return step === undefined ? [] : walk.forms(step.value);
    }
    case 'ConditionalExpression':
      return inner(node.consequent, node.alternate);
    case 'LogicalExpression':
      return node.operator === '&&' ? inner(node.right) : inner(node.left, node.right);
    case 'SequenceExpression':
      return inner(...node.expressions.slice(-1));
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return called(node, scope, walk);
    default:
      return [value];
  }
}

/** What a name stands for, in the nearest scope that has it. */
export function bindingOf(name: string, scope: Scope): Binding | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function named(name: string, scope: Scope, walk: Walk): readonly Value[] {
  const choices = bindingOf(name, scope)?.choices ?? [];
  return choices.flatMap((choice) => {
    const part = partOf(choice, walk);
    return part === undefined ? [] : walk.forms(part);
  });
}

/** The value that a destructured name takes. */
export function partOf(choice: Binding['choices'][number], walk: Walk): Value | undefined {
  let part: Value | undefined = choice.value;
  for (const key of choice.path) part = part === undefined ? undefined : stepInto(part, key, walk)?.value;
  return part;
}

/** The step that `names.a` or `list[0]` takes. */
export function memberStep({ node, scope }: NodeValue, walk: Walk): Step | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined;
  const key = node.computed
    ? textOf({ kind: 'node', node: node.property, scope }, walk)
    : plainKey(node.property);
  return key === undefined ? undefined : stepInto({ kind: 'node', node: node.object, scope }, key, walk);
}

type Call = CallExpression | OptionalCallExpression | NewExpression;

/**
 * A call of a function that is written in these files is what it returns. Any other is taken for a helper that
 * keeps the shape of its argument, such as `postgres({ ... })`.
 */
function called(node: Call, scope: Scope, walk: Walk): readonly Value[] {
  const spread = node.arguments.findIndex((one) => one.type === 'SpreadElement');
  const given = spread === -1 ? node.arguments : node.arguments.slice(0, spread);
  const args = given.map((one): Value => ({ kind: 'node', node: one, scope }));
  const { callee } = node;
  const bodies = walk.forms({ kind: 'node', node: callee, scope }).flatMap((one) => results(one, args));
  if (bodies.length > 0) return bodies.flatMap((body) => walk.forms(body));
  if (callee.type !== 'MemberExpression') return args.flatMap((one) => walk.forms(one)).filter(isLiteral);
  return methodResult(callee.object, plainKey(callee.property), args, scope, walk);
}

/** A method that is not written here: a few of the language's own, or a helper as in `kit.postgres({ ... })`. */
function methodResult(
  object: Node,
  method: string | undefined,
  args: readonly Value[],
  scope: Scope,
  walk: Walk,
): readonly Value[] {
  const first = args[0];
  const ofObject = object.type === 'Identifier' && object.name === 'Object';
  if (first !== undefined && ofObject && method === 'fromEntries') return [{ kind: 'entries', list: first }];
  if (first !== undefined && method === 'map')
    return [{ kind: 'mapped', list: { kind: 'node', node: object, scope }, each: first }];
  const order = ofObject && method === 'assign' ? args.toReversed() : args;
  return order
    .flatMap((one) => walk.forms(one))
    .filter((form) => isLiteral(form) && (ofObject || form.node.type === 'ObjectExpression'));
}

function isLiteral(form: Value): form is NodeValue {
  return (
    form.kind === 'node' && (form.node.type === 'ObjectExpression' || form.node.type === 'ArrayExpression')
  );
}
