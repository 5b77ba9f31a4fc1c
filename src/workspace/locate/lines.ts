import { resolve } from 'node:path';
import type { DataPath } from '../../base/index.ts';
import { createWalk } from './forms.ts';
import { keyOf } from './text.ts';
import type { Units } from './unit.ts';
import type { Place, Value } from './value.ts';
import type { Walk } from './walk.ts';
import { nested } from './walk.ts';
import { writtenAt } from './written.ts';

/** A stretch of lines that writes the data at a path. Lines count from 1, both ends are included. */
export interface WrittenLine {
  readonly file: string;
  readonly first: number;
  readonly last: number;
  readonly path: DataPath;
}

const costOfIndex = 500_000;

/** Everything that the default export is written in, in the order of reading; where data is shared, for each use. */
export function writtenLines(units: Units): readonly WrittenLine[] {
  const root = units.entry()?.exports.get('default');
  const lines: WrittenLine[] = [];
  if (root !== undefined) visit(root, [], lines, createWalk(units, costOfIndex));
  return lines;
}

/** The path that a line stands for: see `Locator.pathAt`. */
export function innermost(lines: readonly WrittenLine[], file: string, line: number): DataPath | undefined {
  const wanted = resolve(file);
  let best: WrittenLine | undefined;
  for (const one of lines) {
    if (one.first > line || one.last < line || resolve(one.file) !== wanted) continue;
    if (best === undefined || isCloser(one, best, line)) best = one;
  }
  return best?.path;
}

function isCloser(one: WrittenLine, other: WrittenLine, line: number): boolean {
  const starts = one.first === line;
  if (starts !== (other.first === line)) return starts;
  return starts ? one.path.length < other.path.length : one.path.length > other.path.length;
}

function add(place: Place | undefined, path: DataPath, lines: WrittenLine[]): void {
  const span = place?.node.loc;
  if (place === undefined || !span) return;
  lines.push({ file: place.source.file, first: span.start.line, last: span.end.line, path });
}

function visit(value: Value, path: DataPath, lines: WrittenLine[], walk: Walk): void {
  nested(walk, undefined, () => {
    add(writtenAt(value, walk), path, lines);
    for (const form of walk.forms(value)) {
      if (form.kind !== 'node') continue;
      const { node, scope } = form;
      if (node.type === 'ObjectExpression') {
        for (const property of node.properties) {
          if (property.type === 'SpreadElement')
            visit({ kind: 'node', node: property.argument, scope }, path, lines, walk);
          else {
            const key = keyOf(property, scope, walk);
            const inner = property.type === 'ObjectProperty' ? property.value : property;
            if (key === undefined) continue;
            add({ source: scope.source, node: property }, [...path, key], lines);
            visit({ kind: 'node', node: inner, scope }, [...path, key], lines, walk);
          }
        }
      } else if (
        node.type === 'ArrayExpression' &&
        !node.elements.some((one) => one?.type === 'SpreadElement')
      ) {
        for (const [index, element] of node.elements.entries()) {
          if (element !== null) visit({ kind: 'node', node: element, scope }, [...path, index], lines, walk);
        }
      }
    }
  });
}
