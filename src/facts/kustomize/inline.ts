import type { Tree } from '../../base/index.ts';
import { parseYaml, positionOf } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Place } from './edit.ts';
import { listAt, mapAt, scalarAt } from './edit.ts';
import type { TextTree } from './kustomization.ts';

/**
 * Reads YAML that is written as a text inside another file, as inline patches are. In a literal block (`|`)
 * every value keeps its own line and column; in other texts all stand where the text begins.
 */
export function parseInline(text: TextTree, report: Report): readonly Tree[] {
  const block = blockSource(text);
  const source = block ?? { file: text.source.file, text: text.value };
  const { documents, problems } = parseYaml(source, { wideBooleans: false });
  for (const { at, reason } of problems) {
    const place = block === undefined ? text : { source, offset: offsetOf(source.text, at.line, at.column) };
    report(place, reason, 'Mend the YAML of this text.');
  }
  return block === undefined ? documents.map((tree) => movedTo(tree, text)) : documents;
}

/** The block's lines as they stand in the file, below as many empty lines as stand above them there. */
function blockSource(text: TextTree): { readonly file: string; readonly text: string } | undefined {
  const { source, offset } = text;
  if (source.text[offset] !== '|') return undefined;
  const start = source.text.indexOf('\n', offset) + 1;
  if (start === 0) return undefined;
  const wanted = text.value.split('\n');
  const lines: string[] = [];
  let at = start;
  for (const line of wanted) {
    const end = source.text.indexOf('\n', at);
    const found = source.text.slice(at, end < 0 ? undefined : end).replace(/\r$/, '');
    if (line !== '' && !found.endsWith(line)) return undefined;
    lines.push(line === '' ? '' : found);
    if (end < 0) break;
    at = end + 1;
  }
  const { line } = positionOf(source, start);
  return { file: source.file, text: '\n'.repeat(line - 1) + lines.join('\n') };
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let left = line - 1; left > 0; left--) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

function movedTo(tree: Tree, place: Place): Tree {
  if (tree.kind === 'scalar') return scalarAt(tree.value, place);
  if (tree.kind === 'list')
    return listAt(
      tree.items.map((item) => movedTo(item, place)),
      place,
    );
  const entries = [...tree.entries].map(
    ([name, { value }]) => [name, { key: place, value: movedTo(value, place) }] as const,
  );
  return mapAt(new Map(entries), place);
}
