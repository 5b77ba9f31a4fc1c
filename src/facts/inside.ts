import { type Position, positionOf, type ScalarTree } from '../base/index.ts';

/** Where a place of a text stands in its file. */
export type PlaceInText = (offset: number) => Position;

/** Where a place of a text stands that is written as a scalar: in a file that is included, or in a block of YAML. */
export function placeInside({ source, offset, value }: ScalarTree): PlaceInText {
  const text = String(value);
  if (source.text === text) return (at) => positionOf(source, at);
  // The lines of a block follow the line of its sign, each further in.
  const start = positionOf(source, offset);
  const lines = source.text.split('\n');
  return (at) => {
    const before = text.slice(0, at).split('\n');
    const column = (before.at(-1) ?? '').length;
    const line = start.line + before.length;
    const written = lines[line - 1] ?? '';
    const meant = text.split('\n')[before.length - 1] ?? '';
    const indent = written.indexOf(meant);
    return indent < 0 ? start : { file: source.file, line, column: indent + column + 1 };
  };
}
