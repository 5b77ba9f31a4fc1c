import { commentLines, type Json, printWord } from '../../../../base/index.ts';
import { escapeActions } from './escape.ts';
import type { Entry, Item, MapNode, Node } from './node.ts';

/** What a template is made of. */
export interface Template {
  readonly root: MapNode;
  /** A comment on top of it, which is not rendered. */
  readonly header: string;
  /** What must hold for the object to be there. */
  readonly guard?: string | undefined;
  /** Texts that may come last in the object, from values or not. */
  readonly texts: Json;
}

/** The text of a template. */
export function printTemplate({ root, header, guard, texts }: Template): string {
  const body = [...mapLines(root.entries, 0), ...(endsBlank(texts) ? [endMark] : [])];
  const guarded = guard === undefined ? body : [`{{- ${guard} }}`, ...body, '{{- end }}'];
  const comment = header.replaceAll('*/', '* /');
  return `{{- /* ${comment} */${guard === undefined ? ' -' : ''}}}\n${guarded.join('\n')}\n`;
}

/** Helm puts a line end behind each object, which a text that ends in blank lines would take for its own. */
const endMark = '# Blank lines above are part of the text.';

function endsBlank(value: Json | undefined): boolean {
  if (typeof value === 'string') return /\n\n$/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(endsBlank);
}

function mapLines(entries: readonly Entry[], indent: number): readonly string[] {
  return entries.flatMap((entry) => {
    const pad = ' '.repeat(indent);
    const { key, node } = entry;
    return placed(entry, indent, [
      ...(key === undefined
        ? [`${pad}${included(node, indent)}`]
        : fieldLines(`${pad}${word(key)}:`, node, indent)),
    ]);
  });
}

/** The lines of an entry or item with its comment and its guard around them. */
function placed(of: Entry | Item, indent: number, lines: readonly string[]): readonly string[] {
  const pad = ' '.repeat(indent);
  const comments = of.comment === undefined ? [] : commentLines(of.comment, pad).trimEnd().split('\n');
  const all = [...comments.map(escapeActions), ...lines];
  return of.guard === undefined ? all : [`${pad}{{- ${of.guard} }}`, ...all, `${pad}{{- end }}`];
}

function fieldLines(start: string, node: Node, indent: number): readonly string[] {
  const deeper = indent + 2;
  switch (node.kind) {
    case 'scalar':
      return scalarLines(start, node.value, deeper);
    case 'action':
      return [`${start} ${node.text}`];
    case 'block':
      return [start, `${' '.repeat(deeper)}${included(node, deeper)}`];
    case 'map':
      return node.entries.length === 0 ? [`${start} {}`] : [start, ...mapLines(node.entries, deeper)];
    case 'list':
      return node.items.length === 0 ? [`${start} []`] : [start, ...listLines(node.items, deeper)];
  }
}

function listLines(items: readonly Item[], indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  return items.flatMap((item) => {
    const { node } = item;
    if (item.spread === true) return placed(item, indent, [`${pad}${included(node, indent)}`]);
    if (node.kind !== 'map' || node.entries.length === 0)
      return placed(item, indent, fieldLines(`${pad}-`, node, indent));
    // The dash stands before a field that is always there; comments of that field stand above the dash.
    const lead = Math.max(
      node.entries.findIndex((entry) => entry.guard === undefined && entry.key !== undefined),
      0,
    );
    const { comment, ...first } = node.entries[lead] as Entry;
    const rest = node.entries.filter((_, index) => index !== lead);
    const lines = mapLines([first, ...rest], indent + 2);
    const comments =
      comment === undefined ? [] : commentLines(comment, pad).trimEnd().split('\n').map(escapeActions);
    return placed(item, indent, [...comments, `${pad}- ${lines[0]?.trimStart()}`, ...lines.slice(1)]);
  });
}

function included(node: Node, indent: number): string {
  if (node.kind !== 'block') throw new Error('only a pipeline can be spread');
  return `{{- ${node.pipeline} | nindent ${indent} }}`;
}

/**
 * A text of several lines is a block only where its end is not white space, which the guard after it would take away.
 */
function scalarLines(
  start: string,
  value: string | number | boolean | null,
  indent: number,
): readonly string[] {
  if (typeof value !== 'string' || !isBlock(value)) return [`${start} ${word(value)}`];
  const pad = ' '.repeat(indent);
  const lines = value.replace(/\n$/, '').split('\n');
  return [
    `${start} |${value.endsWith('\n') ? '' : '-'}`,
    ...lines.map((line) => (line === '' ? '' : `${pad}${escapeActions(line)}`)),
  ];
}

const unprintable = /[^\P{C}\n]|[\u2028\u2029]/u;

function isBlock(text: string): boolean {
  return text.includes('\n') && /^\S/.test(text) && /\S\n?$/.test(text) && !unprintable.test(text);
}

function word(value: string | number | boolean | null): string {
  return escapeActions(printWord(value));
}
