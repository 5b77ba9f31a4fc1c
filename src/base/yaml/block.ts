import type { MapEntry, Source, Tree } from '../tree.ts';
import { readWord, type WordReading } from './scalar.ts';

/** Thrown, and caught in this file, where a text is more than the plain form that is read here. */
class NotPlain extends Error {}
const notPlain = new NotPlain();

/** Anything in a text that this reader leaves to the full one: tabs, carriage returns, control characters, marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be found.
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|^%|^\.\.\./m;
/** A key that is surely a text, the colon behind it, and the spaces before the value. */
const keyStart = /([A-Za-z/_][\w./-]*):(?: +|$)/y;
/** A word or text without quotes, as far as it is on one line and surely means nothing else. */
const bare = /^(?:[A-Za-z0-9/_.$+(<=^;\\]|-[^\s-])/;
const ambiguous = /: |:$| #|\s$/;
const deepest = 100;

interface Line {
  /** Number of spaces before the first character. */
  readonly indent: number;
  /** Index of the first character in the text. */
  readonly start: number;
  readonly text: string;
}

/**
 * Reads YAML of the plain kind that generators and most people write: block maps and lists, words and quoted
 * texts on one line. Several times faster than the full reader, which everything else is left to.
 * @returns the documents, equal to those of the full reader, or undefined for a text that holds anything else
 */
export function readBlocks(source: Source, reading: WordReading): readonly Tree[] | undefined {
  if (unusual.test(source.text)) return undefined;
  try {
    const documents = linesOf(source.text);
    return documents.map((lines) => new BlockReader(source, reading, lines).document());
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

/** The lines with content, document by document; empty documents are left out. */
function linesOf(text: string): readonly (readonly Line[])[] {
  const documents: Line[][] = [];
  let lines: Line[] = [];
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    let start = at;
    while (start < end && text.charCodeAt(start) === 32) start++;
    if (start < end && text.charCodeAt(start) !== 35) {
      if (start === at && text.startsWith('---', at)) {
        if (end - at !== 3) throw notPlain;
        if (lines.length > 0) documents.push(lines);
        lines = [];
      } else lines.push({ indent: start - at, start, text: text.slice(start, end) });
    }
    at = end + 1;
  }
  if (lines.length > 0) documents.push(lines);
  return documents;
}

class BlockReader {
  readonly #source: Source;
  readonly #reading: WordReading;
  readonly #lines: readonly Line[];
  #next = 0;

  constructor(source: Source, reading: WordReading, lines: readonly Line[]) {
    this.#source = source;
    this.#reading = reading;
    this.#lines = lines;
  }

  document(): Tree {
    const tree = this.#block(0, 0);
    if (this.#next < this.#lines.length) throw notPlain;
    return tree;
  }

  /** The map or list whose lines stand at an indentation. */
  #block(indent: number, depth: number): Tree {
    const line = this.#lines[this.#next];
    if (line === undefined || line.indent !== indent || depth > deepest) throw notPlain;
    return isItem(line.text) ? this.#list(indent, depth) : this.#map(indent, line.start, line.text, depth);
  }

  #list(indent: number, depth: number): Tree {
    const items: Tree[] = [];
    const offset = this.#lines[this.#next]?.start ?? 0;
    for (let line = this.#lines[this.#next]; line !== undefined; line = this.#lines[this.#next]) {
      if (line.indent !== indent || !isItem(line.text)) break;
      const text = line.text.slice(2);
      if (text === '' || text.startsWith(' ') || isItem(text)) throw notPlain;
      if (isKey(text)) items.push(this.#map(indent + 2, line.start + 2, text, depth + 1));
      else {
        this.#next++;
        items.push(this.#scalar(text, line.start + 2));
        this.#endOf(indent);
      }
    }
    return { kind: 'list', items, source: this.#source, offset };
  }

  /** A map whose first entry may stand behind the dash of an item; its further ones stand at the indentation. */
  #map(indent: number, offset: number, first: string, depth: number): Tree {
    const entries = new Map<string, MapEntry>();
    let [start, text] = [offset, first];
    for (;;) {
      keyStart.lastIndex = 0;
      const match = keyStart.exec(text);
      const key = match?.[1];
      if (match === null || key === undefined || entries.has(key)) throw notPlain;
      if (readWord(key, this.#reading) !== key) throw notPlain;
      this.#next++;
      const value = this.#value(text.slice(match[0].length), start + match[0].length, indent, depth);
      entries.set(key, { key: { source: this.#source, offset: start }, value });
      const line = this.#lines[this.#next];
      if (line === undefined || line.indent !== indent || isItem(line.text)) break;
      [start, text] = [line.start, line.text];
    }
    const line = this.#lines[this.#next];
    if (line !== undefined && line.indent > indent) throw notPlain;
    return { kind: 'map', entries, source: this.#source, offset };
  }

  /** The value of a key: on its line, or the block below. */
  #value(text: string, offset: number, indent: number, depth: number): Tree {
    if (text !== '') {
      const value = this.#scalar(text, offset);
      this.#endOf(indent);
      return value;
    }
    const line = this.#lines[this.#next];
    if (line === undefined) throw notPlain;
    if (line.indent > indent) return this.#block(line.indent, depth + 1);
    if (line.indent === indent && isItem(line.text)) return this.#list(indent, depth + 1);
    throw notPlain;
  }

  /** A deeper line would go on with the value that has just ended. */
  #endOf(indent: number): void {
    const line = this.#lines[this.#next];
    if (line !== undefined && line.indent > indent) throw notPlain;
  }

  #scalar(text: string, offset: number): Tree {
    const source = this.#source;
    if (text === '[]') return { kind: 'list', items: [], source, offset };
    if (text === '{}') return { kind: 'map', entries: new Map(), source, offset };
    const quote = text[0];
    if (quote === '"' || quote === "'") {
      const inner = text.slice(1, -1);
      if (text.length < 2 || !text.endsWith(quote) || inner.includes(quote) || inner.includes('\\'))
        throw notPlain;
      return { kind: 'scalar', value: inner, source, offset };
    }
    if (!bare.test(text) || ambiguous.test(text)) throw notPlain;
    const value = readWord(text, this.#reading);
    if (value === null || (typeof value === 'number' && !Number.isFinite(value))) throw notPlain;
    return { kind: 'scalar', value, source, offset };
  }
}

function isItem(text: string): boolean {
  return text.startsWith('- ') || text === '-';
}

function isKey(text: string): boolean {
  keyStart.lastIndex = 0;
  return keyStart.test(text);
}
