import type { Json, JsonObject } from '../json.ts';
import { formatPath } from '../path.ts';
import { commentLines } from './comment.ts';
import { isBlock, quote } from './quote.ts';

export interface PrintableDocument {
  readonly value: JsonObject;
  /** Comments to write above fields, by path as `formatPath` writes it; '' stands above the document. */
  readonly comments?: ReadonlyMap<string, string>;
}

export interface PrintOptions {
  /** A comment on top of the file, without comment signs. */
  readonly header?: string;
}

/**
 * Writes documents as YAML that prettier leaves as it is: keys in the given order, lists indented under their
 * key, quotes only where some reader could misread the text. Fields that are undefined are left out.
 * Written by hand because it stands on the path of every object of every target: several times faster than the
 * `yaml` package.
 */
export function printYaml(documents: readonly PrintableDocument[], options: PrintOptions = {}): string {
  const texts = documents.map((document) => {
    const comments = document.comments?.size ? document.comments : undefined;
    const above = comments?.get('');
    const body = mapText(document.value, '', { comments, path: '' }, false);
    return `${above === undefined ? '' : commentLines(above, '')}${body === '' ? '{}\n' : body}`;
  });
  const header = options.header === undefined ? '' : `${commentLines(options.header, '')}\n`;
  return `${header}${texts.join('---\n')}`;
}

/** Where the printer stands, kept only while there are comments to place. */
interface Place {
  readonly comments: ReadonlyMap<string, string> | undefined;
  readonly path: string;
}

const nowhere: Place = { comments: undefined, path: '' };

function inside(place: Place, step: string | number): Place {
  if (place.comments === undefined) return nowhere;
  const text = formatPath([step]);
  const joined = place.path === '' || text.startsWith('[') ? `${place.path}${text}` : `${place.path}.${text}`;
  return { comments: place.comments, path: joined };
}

function commentsAt(place: Place, indent: string): string {
  const comment = place.comments?.get(place.path);
  return comment === undefined ? '' : commentLines(comment, indent);
}

/** Implicit keys may have 1024 characters at most; quoting may add some. */
const longestKey = 1000;

/** The lines of a map, the first without indentation when it follows a dash; '' for an empty map. */
function mapText(map: JsonObject, indent: string, place: Place, afterDash: boolean): string {
  let text = '';
  let first = afterDash;
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (value === undefined) continue;
    const inner = inside(place, key);
    if (!first) text += commentsAt(inner, indent) + indent;
    first = false;
    const name = quote(key);
    text += name.length > longestKey ? `? ${name}\n${indent}:` : `${name}:`;
    text += fieldText(value, indent, inner);
  }
  return text;
}

/** What follows `key:`, with its line end. */
function fieldText(value: Json, indent: string, place: Place): string {
  const deeper = `${indent}  `;
  if (isList(value)) return value.length === 0 ? ' []\n' : `\n${listText(value, deeper, place, false)}`;
  if (typeof value === 'object' && value !== null) {
    const text = mapText(value, deeper, place, false);
    return text === '' ? ' {}\n' : `\n${text}`;
  }
  return ` ${scalarText(value, deeper)}`;
}

function listText(list: readonly Json[], indent: string, place: Place, afterDash: boolean): string {
  const deeper = `${indent}  `;
  let text = '';
  for (const [index, item] of list.entries()) {
    const inner = inside(place, index);
    if (index > 0 || !afterDash) text += leadingComments(inner, item, indent) + indent;
    text += '- ';
    if (isList(item)) text += item.length === 0 ? '[]\n' : listText(item, deeper, inner, true);
    else if (typeof item === 'object' && item !== null) text += mapText(item, deeper, inner, true) || '{}\n';
    else text += scalarText(item, deeper);
  }
  return text;
}

/** Comments of a list item and of all that starts on its line: its first field, or first item. */
function leadingComments(place: Place, value: Json, indent: string): string {
  if (place.comments === undefined) return '';
  const own = commentsAt(place, indent);
  if (isList(value))
    return value[0] === undefined ? own : own + leadingComments(inside(place, 0), value[0], indent);
  if (typeof value !== 'object' || value === null) return own;
  const first = Object.keys(value).find((key) => value[key] !== undefined);
  return first === undefined ? own : own + commentsAt(inside(place, first), indent);
}

function scalarText(value: string | number | boolean | null, indent: string): string {
  if (typeof value !== 'string') return `${typeof value === 'number' ? numberText(value) : value}\n`;
  return isBlock(value) ? blockText(value, indent) : `${quote(value)}\n`;
}

/** A dot in every power of ten, as YAML 1.1 knows no `1e+21`. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  const text = String(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/** A key or a value on one line, quoted where some reader could misread it. */
export function printWord(value: string | number | boolean | null): string {
  if (typeof value === 'string') return quote(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

function blockText(text: string, indent: string): string {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const chomping = body === text ? '-' : body.endsWith('\n') ? '+' : '';
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  return `|${chomping}\n${lines.join('\n')}\n`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
