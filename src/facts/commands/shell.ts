import type { Position } from '../../base/index.ts';
import type { Command, Pipeline, Word } from '../facts.ts';
import type { PlaceInText } from '../inside.ts';

/** What a text for a shell says. */
export interface Shell {
  readonly pipelines: readonly Pipeline[];
  readonly assigned: ReadonlySet<string>;
  readonly pipefail: boolean;
}

/** Who replaces `$(NAME)` before the shell sees it. */
export type Dialect = 'shell' | 'make';

/**
 * Reads commands as a POSIX shell would, as far as that goes without running one: quotes, comments, continued lines,
 * pipes, redirections, commands inside of others. The bodies of here-documents are passed over. It refuses nothing: pages
 * leave `<name>` to be filled in and pipelines `${{ }}`, at which parsers of shells stop.
 */
export function readShell(text: string, place: PlaceInText, dialect: Dialect = 'shell', depth = 0): Shell {
  const reader = new ShellReader(text, place, dialect, depth);
  reader.read(0, text.length);
  const pipefail = reader.pipelines.some((pipeline) => pipeline.some(setsPipefail));
  return { pipelines: reader.pipelines, assigned: reader.assigned, pipefail };
}

function setsPipefail({ words }: Command): boolean {
  return words[0].text === 'set' && words.some(({ text }) => text === 'pipefail');
}

/** How deep commands are looked for inside of others; nobody writes that many, but files may be hostile. */
const deepest = 12;

/** Words that stand before a command and are none. */
const reserved = new Set([
  'if',
  'then',
  'elif',
  'else',
  'do',
  'while',
  'until',
  '!',
  '{',
  '}',
  'fi',
  'done',
  'esac',
]);
/** Programs that only start the one that follows. */
const starters = new Set(['sudo', 'exec', 'command', 'nohup', 'time', 'env']);
const declaring = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);
const assignment = /^([A-Za-z_]\w*)\+?=/;

/** A part of a word that is being read. */
interface Open {
  text: string;
  readonly variables: string[];
  readonly start: number;
}

class ShellReader {
  readonly pipelines: Pipeline[] = [];
  readonly assigned = new Set<string>();
  readonly #text: string;
  readonly #place: PlaceInText;
  readonly #dialect: Dialect;
  readonly #depth: number;
  #pipeline: Command[] = [];
  #words: Word[] = [];
  #redirections: { operator: string; target: Word }[] = [];
  #operator: string | undefined;
  #word: Open | undefined;
  /** Ends of here-documents that begin with the next line. */
  #documents: string[] = [];

  constructor(text: string, place: PlaceInText, dialect: Dialect, depth: number) {
    this.#text = text;
    this.#place = place;
    this.#dialect = dialect;
    this.#depth = depth;
  }

  read(from: number, to: number): void {
    let at = from;
    while (at < to) at = this.#step(at, to);
    this.#endPipeline();
  }

  /** Reads what stands at a place and says where to go on. */
  #step(at: number, to: number): number {
    const text = this.#text;
    const sign = text[at] as string;
    const next = text[at + 1];
    if (sign === '\\') {
      if (next === '\n') return at + 2;
      if (next === '\r' && text[at + 2] === '\n') return at + 3;
      this.#add(at, next ?? '');
      return at + 2;
    }
    if (sign === "'") {
      const end = this.#find("'", at + 1, to);
      this.#add(at, text.slice(at + 1, end));
      return end + 1;
    }
    if (sign === '"') return this.#quoted(at, to);
    if (sign === '$') return this.#expansion(at, to);
    if (sign === '`') return this.#nested(at, at + 1, this.#find('`', at + 1, to));
    if (sign === ' ' || sign === '\t' || sign === '\r') {
      this.#endWord();
      return at + 1;
    }
    if (sign === '#' && this.#word === undefined) return this.#find('\n', at, to);
    if (sign === '<' || sign === '>') return this.#redirection(at, to);
    if (sign === '&' && next === '>') return this.#redirection(at + 1, to);
    if (sign === '\n') return this.#endLine(at, to);
    if (sign === '|' && next !== '|') {
      this.#endCommand();
      return at + (next === '&' ? 2 : 1);
    }
    if (';&|()'.includes(sign)) {
      this.#endPipeline();
      return at + 1;
    }
    this.#add(at, sign);
    return at + 1;
  }

  #add(at: number, text: string): void {
    this.#word ??= { text: '', variables: [], start: at };
    this.#word.text += text;
  }

  #find(sign: string, from: number, to: number): number {
    const found = this.#text.indexOf(sign, from);
    return found < 0 || found > to ? to : found;
  }

  #quoted(start: number, to: number): number {
    this.#add(start, '');
    let at = start + 1;
    while (at < to) {
      const sign = this.#text[at] as string;
      if (sign === '"') return at + 1;
      if (sign === '\\') {
        const next = this.#text[at + 1] ?? '';
        this.#add(at, '$`"\\'.includes(next) ? next : next === '\n' ? '' : `\\${next}`);
        at += 2;
      } else if (sign === '$') at = this.#expansion(at, to);
      else if (sign === '`') at = this.#nested(at, at + 1, this.#find('`', at + 1, to));
      else {
        this.#add(at, sign);
        at += 1;
      }
    }
    return at;
  }

  #expansion(at: number, to: number): number {
    const text = this.#text;
    if (this.#dialect === 'make' && text[at + 1] === '$') return this.#expansion(at + 1, to);
    const isMade = this.#dialect === 'make' && text[at - 1] !== '$';
    if (text.startsWith('${{', at)) return this.#variable(at, this.#find('}}', at, to) + 2, '{{');
    if (text[at + 1] === '{') {
      const end = this.#find('}', at, to) + 1;
      return this.#variable(at, end, /\w+/.exec(text.slice(at + 2, end))?.[0] ?? '');
    }
    if (text[at + 1] === '(') {
      const end = this.#closing(at + 1, to);
      const isSum = text[at + 2] === '(';
      if (isMade || isSum) return this.#variable(at, end + 1, isMade ? text.slice(at + 2, end) : '');
      return this.#nested(at, at + 2, end);
    }
    const name = /^(?:\w+|[@*#?$!-])/.exec(text.slice(at + 1, Math.min(to, at + 80)))?.[0];
    if (name === undefined) {
      this.#add(at, '$');
      return at + 1;
    }
    return this.#variable(at, at + 1 + name.length, name);
  }

  #variable(at: number, end: number, name: string): number {
    this.#add(at, this.#text.slice(at, end));
    this.#word?.variables.push(name);
    return end;
  }

  /** A command whose output becomes part of a word: it is a command, too. */
  #nested(at: number, from: number, end: number): number {
    this.#add(at, this.#text.slice(at, end + 1));
    this.#word?.variables.push('');
    if (this.#depth >= deepest) return end + 1;
    const inner = new ShellReader(this.#text, this.#place, this.#dialect, this.#depth + 1);
    inner.read(from, end);
    for (const pipeline of inner.pipelines) this.pipelines.push(pipeline);
    return end + 1;
  }

  /** The parenthesis that closes the one at a place. */
  #closing(from: number, to: number): number {
    let depth = 0;
    for (let at = from; at < to; at += 1) {
      const sign = this.#text[at];
      if (sign === "'") at = this.#find("'", at + 1, to);
      else if (sign === '\\') at += 1;
      else if (sign === '(') depth += 1;
      else if (sign === ')') {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    return to;
  }

  #redirection(at: number, to: number): number {
    if (this.#word !== undefined && /^\d+$/.test(this.#word.text)) this.#word = undefined;
    this.#endWord();
    const operator =
      /^(?:<<<|<<-|<<|<\(|>\(|<&|>&|>>|>\||<|>)/.exec(this.#text.slice(at, at + 3))?.[0] ?? '>';
    if (operator.endsWith('(')) return this.#nested(at, at + 2, this.#closing(at + 1, to));
    this.#operator = operator;
    return at + operator.length;
  }

  #endWord(): void {
    const open = this.#word;
    if (open === undefined) return;
    this.#word = undefined;
    const place = this.#place;
    const word = new PlacedWord(open.text, open.variables, () => place(open.start));
    if (this.#operator === undefined) {
      this.#words.push(word);
      return;
    }
    if (this.#operator === '<<' || this.#operator === '<<-') this.#documents.push(word.text);
    this.#redirections.push({ operator: this.#operator, target: word });
    this.#operator = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    this.#operator = undefined;
    const words = this.#program(this.#words);
    const [first, ...rest] = words;
    if (first !== undefined) this.#pipeline.push(made([first, ...rest], this.#redirections, this.#depth));
    this.#words = [];
    this.#redirections = [];
  }

  #endPipeline(): void {
    this.#endCommand();
    if (this.#pipeline.length > 0) this.pipelines.push(this.#pipeline);
    this.#pipeline = [];
  }

  #endLine(at: number, to: number): number {
    // A line that ends in a pipe goes on with the next.
    const goesOn = this.#pipeline.length > 0 && this.#words.length === 0 && this.#word === undefined;
    if (!goesOn) this.#endPipeline();
    let end = at + 1;
    for (const name of this.#documents.splice(0)) {
      const close = new RegExp(`^\\t*${name.replaceAll(/[^\w]/g, '\\$&')}[ \\t\\r]*$`, 'm');
      const found = close.exec(this.#text.slice(end, to));
      end = found === null ? to : end + found.index + found[0].length;
    }
    return end;
  }

  /** The words from the program on; what is said before it is remembered. */
  #program(words: readonly Word[]): readonly Word[] {
    let from = 0;
    for (; from < words.length; from += 1) {
      const { text } = words[from] as Word;
      const name = assignment.exec(text)?.[1];
      if (name !== undefined) this.assigned.add(name);
      else if (!reserved.has(text) && !starters.has(text)) break;
    }
    const rest = words.slice(from);
    const first = rest[0]?.text;
    if (first === 'for' || first === 'read') for (const { text } of rest.slice(1)) this.assigned.add(text);
    if (first !== undefined && declaring.has(first)) {
      for (const { text } of rest.slice(1)) this.assigned.add(assignment.exec(text)?.[1] ?? text);
    }
    return first === 'for' || first === 'case' ? [] : rest;
  }
}

const shells = /^(?:.*\/)?(?:ba|z|k|da|a)?sh$/;

/** A command with those that it starts elsewhere: `kubectl exec pod -- command`, `sh -c 'command'`. */
function made(words: Command['words'], redirections: Command['redirections'], depth: number): Command {
  const dashes = words.findIndex(({ text }) => text === '--');
  const isRemote = dashes > 0 && /^(?:kubectl|oc)$/.test(words[0].text);
  const [first, ...rest] = isRemote ? words.slice(dashes + 1) : words;
  if (first === undefined || depth >= deepest) return { words, redirections, starts: [] };
  const flag = shells.test(first.text) ? rest.findIndex(({ text }) => /^-\w*c$/.test(text)) : -1;
  const script = flag === -1 ? undefined : rest[flag + 1];
  if (script !== undefined) {
    const { pipelines } = readShell(script.text, () => script.at, 'shell', depth + 1);
    return { words, redirections, starts: pipelines };
  }
  return { words, redirections, starts: isRemote ? [[made([first, ...rest], [], depth + 1)]] : [] };
}

/** Finds its place when it is asked for. */
class PlacedWord implements Word {
  readonly text: string;
  readonly variables: readonly string[];
  readonly #place: () => Position;

  constructor(text: string, variables: readonly string[], place: () => Position) {
    this.text = text;
    this.variables = variables;
    this.#place = place;
  }

  get at(): Position {
    return this.#place();
  }
}
