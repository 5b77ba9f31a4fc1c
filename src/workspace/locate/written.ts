import { bindingOf, memberStep, partOf } from './forms.ts';
import type { Place, Value } from './value.ts';
import type { Walk } from './walk.ts';
import { nested } from './walk.ts';

/**
 * Where a value is written. A constant is placed where it is used, because the use may be what is wrong; a
 * parameter of a function is placed where the argument is written, because the function has many callers.
 */
export function writtenAt(value: Value, walk: Walk): Place | undefined {
  if (value.kind === 'name') {
    const first = bindingOf(value.name, value.scope)?.choices[0]?.value;
    return first === undefined ? undefined : nested(walk, undefined, () => writtenAt(first, walk));
  }
  if (value.kind !== 'node') return undefined;
  const origin = originOf(value, walk);
  const followed = origin && nested<Place | undefined>(walk, undefined, () => writtenAt(origin, walk));
  return followed ?? { source: value.scope.source, node: value.node };
}

/** The argument, or the part of an argument, that a parameter stands for. */
function originOf(value: Value, walk: Walk): Value | undefined {
  if (value.kind !== 'node') return undefined;
  const { node, scope } = value;
  if (node.type === 'Identifier') {
    const binding = bindingOf(node.name, scope);
    if (binding?.parameter !== true) return undefined;
    for (const choice of binding.choices) {
      const part = partOf(choice, walk);
      if (part !== undefined) return part;
    }
    return undefined;
  }
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined;
  const object = originOf({ kind: 'node', node: node.object, scope }, walk);
  return object === undefined ? undefined : memberStep(value, walk)?.value;
}
