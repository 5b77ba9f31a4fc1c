import type { Node, ObjectMethod, ObjectProperty } from '@babel/types';
import { plainKey } from './scope.ts';
import type { Scope, Value } from './value.ts';
import type { Walk } from './walk.ts';
import { nested } from './walk.ts';

/** The text of a constant: a literal, a template or a sum of such; numbers count as their digits. */
export function textOf(value: Value, walk: Walk): string | undefined {
  return nested<string | undefined>(walk, undefined, () => {
    const form = walk.forms(value)[0];
    if (form?.kind !== 'node') return undefined;
    const { node, scope } = form;
    const text = (inner: Node) => textOf({ kind: 'node', node: inner, scope }, walk);
    if (node.type === 'StringLiteral' || node.type === 'NumericLiteral') return String(node.value);
    if (node.type === 'BinaryExpression' && node.operator === '+')
      return join(text(node.left), text(node.right));
    if (node.type !== 'TemplateLiteral') return undefined;
    const parts = node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index];
      return hole === undefined ? [quasi.value.cooked ?? ''] : [quasi.value.cooked ?? '', text(hole)];
    });
    return join(...parts);
  });
}

function join(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The name of a property, where it is a constant. */
export function keyOf(property: ObjectProperty | ObjectMethod, scope: Scope, walk: Walk): string | undefined {
  if (!property.computed) return plainKey(property.key);
  return textOf({ kind: 'node', node: property.key, scope }, walk);
}
