import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { createJiti } from 'jiti';
import { linesOf } from './lines.ts';

/** What the loader puts in front of a module's first line. */
const wrapper =
  '(async function (exports, require, module, __filename, __dirname, jitiImport, jitiESMResolve) { ';

/**
 * The column in the file as written, for a place in the file as run. The two have the same lines, but types
 * are gone from the latter and columns have moved. Columns count from 1; 1 where the place is unknown.
 */
export function writtenColumn(file: string, line: number, column: number): number {
  const map = sourceMap(file);
  if (map === undefined) return 1;
  const shift = line === 1 ? wrapper.length : 0;
  const entry = map.findEntry(line - 1, column - 1 - shift);
  if (!('originalLine' in entry) || entry.originalLine !== line - 1) return 1;
  const text = linesOf(file)[line - 1] ?? '';
  if (text[entry.originalColumn] !== '(') return entry.originalColumn + 1;
  // The call of an imported function is reported at its parenthesis; a reader looks for its name.
  return text.slice(0, entry.originalColumn).search(/[\w$.]*$/) + 1;
}

/** Transpiles once more, this time with a map; only done when there is a failure to explain. */
function sourceMap(file: string): SourceMap | undefined {
  const jiti = createJiti(file, { fsCache: false, sourceMaps: true });
  try {
    const source = readFileSync(file, 'utf8');
    const code = jiti.transform({ source, filename: file, ts: true, async: true });
    const encoded = /sourceMappingURL=data:application\/json;[^,]*base64,(\S+)/.exec(code)?.[1];
    if (encoded === undefined) return undefined;
    return new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  } catch {
    // Without a map the line is still right, which is enough for a message.
    return undefined;
  }
}
