import { type Position, positionOf, type Source } from '../base/index.ts';
import type { Finding } from './finding.ts';

/** A person's word that a finding is known and meant. */
export interface Suppression {
  /** Id of the rule. */
  readonly rule: string;
  /** Why it is meant; without one nothing is suppressed. */
  readonly reason: string;
  /** Where the suppression itself is written. */
  readonly at: Position;
  /** The file it holds for; all files unless given. */
  readonly file?: string;
  /** The line of that file it holds for; all lines unless given. */
  readonly line?: number;
}

const marker = 'groundplan-allow';
/** Files in which `#` begins a comment; elsewhere the words are only spoken of. */
const commented = /\.(?:ya?ml|env|sh|bash|zsh|mk|tf)$|(?:^|\/)(?:GNUm|M|m)akefile$/;
/** In pages it does so inside of blocks for a shell alone: they may show what such a comment looks like. */
const page = /\.(?:md|mdx|markdown)$/i;
const fence = /^\s*(?:`{3,}|~{3,})\s*(\S*)/;
const shell = /^(?:bash|sh|shell|zsh|console|shell-session)$/;
const comment = /(?:^|\s)#\s*groundplan-allow\b:?[ \t]*([\w-]*)[ \t]*(?::[ \t]*(.*?))?\s*$/;

/**
 * The comments `# groundplan-allow <rule>: <reason>` of a file. One behind a value holds for its line, one on
 * a line of its own for the next line that is not a comment.
 */
export function suppressionsIn(source: Source): readonly Suppression[] {
  if (!source.text.includes(marker)) return [];
  const isPage = page.test(source.file);
  if (!isPage && !commented.test(source.file) && !source.text.startsWith('#!')) return [];
  const lines = source.text.split('\n');
  const found: Suppression[] = [];
  let offset = 0;
  let isOpen = !isPage;
  for (const [index, line] of lines.entries()) {
    const language = isPage ? fence.exec(line)?.[1] : undefined;
    if (language !== undefined) isOpen = shell.test(language);
    const match = isOpen && line.includes(marker) ? comment.exec(line) : null;
    if (match !== null) {
      found.push({
        rule: match[1] ?? '',
        reason: match[2] ?? '',
        at: positionOf(source, offset + line.indexOf('#', match.index)),
        file: source.file,
        line: lineBelow(lines, index),
      });
    }
    offset += line.length + 1;
  }
  return found;
}

/** Whether a suppression speaks of a finding: any of its places will do, since both sides may be meant. */
export function suppresses(suppression: Suppression, finding: Finding): boolean {
  if (suppression.rule !== finding.rule || suppression.reason === '') return false;
  return finding.places.some(
    ({ at }) =>
      (suppression.file === undefined || suppression.file === at.file) &&
      (suppression.line === undefined || suppression.line === at.line),
  );
}

/** The line, from 1, that a comment on the line with this index holds for. */
function lineBelow(lines: readonly string[], index: number): number {
  let at = index;
  while (at < lines.length - 1 && (lines[at] ?? '').trimStart().startsWith('#')) at++;
  return at + 1;
}
