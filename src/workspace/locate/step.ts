import type { ArrayExpression, ObjectExpression } from '@babel/types';
import { results } from './scope.ts';
import { keyOf, textOf } from './text.ts';
import type { Scope, Step, Unit, Value } from './value.ts';
import type { Walk } from './walk.ts';
import { nested } from './walk.ts';

/** One step down into whatever a value turns out to be: to a property by its name, to an item by its index. */
export function stepInto(value: Value, key: string | number, walk: Walk): Step | undefined {
  return firstOf(walk.forms(value), (form) => stepOf(form, key, walk));
}

/** The same for a value that is already in one of its forms. */
export function stepOf(form: Value, key: string | number, walk: Walk): Step | undefined {
  return nested<Step | undefined>(walk, undefined, () => {
    if (form.kind === 'module') {
      const value = exported(form.unit, String(key), walk);
      return value === undefined ? undefined : { value };
    }
    if (form.kind === 'mapped') return mappedStep(form.list, form.each, Number(key), walk);
    if (form.kind === 'entries') return entryStep(form.list, String(key), walk);
    if (form.kind !== 'node') return undefined;
    if (form.node.type === 'ObjectExpression') return propertyStep(form.node, form.scope, String(key), walk);
    if (form.node.type === 'ArrayExpression') return itemStep(form.node, form.scope, Number(key), walk);
    return undefined;
  });
}

/** What a module exports under a name, in itself or by `export * from`. */
export function exported(unit: Unit, name: string, walk: Walk): Value | undefined {
  return nested<Value | undefined>(walk, undefined, () => {
    const own = unit.exports.get(name);
    if (own !== undefined || name === 'default') return own;
    return firstOf(unit.passedOn, (file) => {
      const other = walk.units.imported(unit, file);
      return other === undefined ? undefined : exported(other, name, walk);
    });
  });
}

/** A later property of the same name wins, and so does a later spread that has it. */
function propertyStep(node: ObjectExpression, scope: Scope, key: string, walk: Walk): Step | undefined {
  for (let index = node.properties.length - 1; index >= 0; index--) {
    const property = node.properties[index];
    if (property === undefined) continue;
    if (property.type === 'SpreadElement') {
      const step = stepInto({ kind: 'node', node: property.argument, scope }, key, walk);
      if (step !== undefined) return step;
    } else if (keyOf(property, scope, walk) === key) {
      const value = property.type === 'ObjectProperty' ? property.value : property;
      const { source } = scope;
      return {
        key: { source, node: property.key },
        whole: { source, node: property },
        value: { kind: 'node', node: value, scope },
      };
    }
  }
  return undefined;
}

function itemStep(node: ArrayExpression, scope: Scope, index: number, walk: Walk): Step | undefined {
  let before = 0;
  for (const element of node.elements) {
    if (element?.type === 'SpreadElement') {
      const spread: Value = { kind: 'node', node: element.argument, scope };
      const length = lengthOf(spread, walk);
      if (length === undefined) return undefined;
      if (index < before + length) return stepInto(spread, index - before, walk);
      before += length;
    } else {
      if (before === index && element !== null)
        return {
          whole: { source: scope.source, node: element },
          value: { kind: 'node', node: element, scope },
        };
      before++;
    }
  }
  return undefined;
}

/** How many items a list has, where that is written down. */
function lengthOf(value: Value, walk: Walk): number | undefined {
  return nested<number | undefined>(walk, undefined, () => {
    const form = walk.forms(value)[0];
    if (form?.kind === 'mapped') return lengthOf(form.list, walk);
    if (form?.kind !== 'node' || form.node.type !== 'ArrayExpression') return undefined;
    let length = 0;
    for (const element of form.node.elements) {
      const part =
        element?.type === 'SpreadElement'
          ? lengthOf({ kind: 'node', node: element.argument, scope: form.scope }, walk)
          : 1;
      if (part === undefined) return undefined;
      length += part;
    }
    return length;
  });
}

/** An item of `list.map(each)` stands where the item of the list stands, and is what `each` makes of it. */
function mappedStep(list: Value, each: Value, index: number, walk: Walk): Step | undefined {
  const item = stepInto(list, index, walk);
  if (item === undefined) return undefined;
  const value = firstOf(walk.forms(each), (form) => results(form, [item.value])[0]);
  return value === undefined ? undefined : { ...item, value, made: true };
}

/** A property of `Object.fromEntries(list)`, found by the first of each pair. */
function entryStep(list: Value, key: string, walk: Walk): Step | undefined {
  const length = lengthOf(list, walk) ?? 0;
  for (let index = 0; index < length; index++) {
    const pair = stepInto(list, index, walk);
    const name = pair === undefined ? undefined : stepInto(pair.value, 0, walk)?.value;
    if (pair === undefined || name === undefined || textOf(name, walk) !== key) continue;
    const value = stepInto(pair.value, 1, walk)?.value;
    return value === undefined ? undefined : { ...pair, value, made: true };
  }
  return undefined;
}

function firstOf<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
