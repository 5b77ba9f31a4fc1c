import type { Source, Tree } from '../../base/index.ts';
import { parseYaml } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Place } from './edit.ts';
import { listAt, mapAt, scalarAt } from './edit.ts';
import type { TextTree } from './kustomization.ts';

/**
 * Reads YAML that is written as a text inside another file, as inline patches are. In a literal block (`|`)
 * every value keeps its own line and column; in other texts all stand where the text begins.
 */
export function parseInline(text: TextTree, report: Report): readonly Tree[] {
  const block = blockOf(text);
  const inner: Source = { file: text.source.file, text: block?.lines ?? text.value };
  const outside = ({ offset }: Pick<Place, 'offset'>): Place =>
    block === undefined ? text : { source: text.source, offset: block.start + offset };
  const { documents, problems } = parseYaml(inner, { wideBooleans: false });
  for (const { at, reason } of problems) {
    report(
      outside({ offset: offsetOf(inner.text, at.line, at.column) }),
      reason,
      'Mend the YAML of this text.',
    );
  }
  return documents.map((tree) => moved(tree, outside));
}

/** The lines of a literal block as they stand in the file, where they are the text but for their indentation. */
function blockOf(text: TextTree): { readonly start: number; readonly lines: string } | undefined {
  const file = text.source.text;
  const start = file.indexOf('\n', text.offset) + 1;
  if (file[text.offset] !== '|' || start === 0) return undefined;
  let at = start;
  for (const line of text.value.split('\n')) {
    const end = file.indexOf('\n', at);
    const found = file.slice(at, end < 0 ? undefined : end).replace(/\r$/, '');
    if (line !== '' && !found.endsWith(line)) return undefined;
    if (line === '' && found.trim() !== '') break;
    if (end < 0) return { start, lines: file.slice(start) };
    at = end + 1;
  }
  return { start, lines: file.slice(start, text.value.endsWith('\n') ? at : at - 1) };
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let left = line - 1; left > 0; left--) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

/** The same data at other places. */
function moved(tree: Tree, to: (place: Place) => Place): Tree {
  if (tree.kind === 'scalar') return scalarAt(tree.value, to(tree));
  if (tree.kind === 'list') {
    return listAt(
      tree.items.map((item) => moved(item, to)),
      to(tree),
    );
  }
  const entries = [...tree.entries].map(
    ([name, { key, value }]) => [name, { key: to(key), value: moved(value, to) }] as const,
  );
  return mapAt(new Map(entries), to(tree));
}
