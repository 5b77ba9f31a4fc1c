import { Composer, Parser } from 'yaml';
import type { Position, Source, Tree } from '../tree.ts';
import { positionOf } from '../tree.ts';
import { readBlocks } from './block.ts';
import { treeOf } from './build.ts';
import { tooDeep } from './depth.ts';
import type { WordReading } from './scalar.ts';

/** Something in a text that keeps it, or a part of it, from being read. */
export interface YamlProblem {
  readonly at: Position;
  /** What is wrong, as one sentence without a full stop. */
  readonly reason: string;
}

export interface YamlFile {
  /** The documents that could be read; empty and broken ones are left out. */
  readonly documents: readonly Tree[];
  readonly problems: readonly YamlProblem[];
}

/** Characters; the largest manifests people keep (bundles of custom resource definitions) have 5 million. */
const largestText = 16_000_000;
/** Levels of nesting; the deepest schemas in custom resource definitions have about 60. */
const deepestNesting = 200;

/** Scalars are left as text for `readWord`; double keys are found by us, as the library needs quadratic time. */
const composing = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/**
 * Reads every document of a YAML (or JSON) text into trees. Aliases and merge keys are resolved, with a bound
 * on what they may grow to; words are read as Go's libraries read them (see `readWord`). Whatever the text
 * holds, this ends soon and never throws.
 */
export function parseYaml(source: Source, reading: WordReading = {}): YamlFile {
  if (source.text.length <= largestText) {
    const documents = readBlocks(source, reading);
    if (documents !== undefined) return { documents, problems: [] };
  }
  return parseAnyYaml(source, reading);
}

/** The full reader, for every text; apart from the plain one so that the two can be compared. */
export function parseAnyYaml(source: Source, reading: WordReading = {}): YamlFile {
  const documents: Tree[] = [];
  const problems: YamlProblem[] = [];
  const report = (offset: number, reason: string) => {
    problems.push({ at: positionOf(source, Math.min(offset, source.text.length)), reason });
  };
  if (source.text.length > largestText) {
    report(0, `the text is longer than ${largestText / 1_000_000} million characters and was not read`);
    return { documents, problems };
  }
  const tokens = [...new Parser().parse(source.text)];
  const deep = tooDeep(tokens, deepestNesting);
  if (deep !== undefined) {
    report(deep, `the text is nested more than ${deepestNesting} levels deep and was not read`);
    return { documents, problems };
  }
  for (const document of new Composer(composing).compose(tokens)) {
    const [error] = document.errors;
    if (error !== undefined) report(error.pos[0], sentence(error.message));
    else if (document.contents !== null) {
      const tree = treeOf(document.contents, { source, reading, deepest: deepestNesting, report });
      if (tree !== undefined) documents.push(tree);
    }
  }
  return { documents, problems };
}

/** The library's messages are sentences with a capital and sometimes an excerpt; ours have neither. */
function sentence(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
