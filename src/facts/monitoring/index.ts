import type { Source, Tree } from '../../base/index.ts';
import { parseYaml } from '../../base/index.ts';
import type { Monitoring } from '../facts.ts';

/** What each kind of file begins its lines with; cheap, so that other files are never parsed. */
const kinds = {
  rules: [/^groups\s*:/m, /^\s*(?:-\s+)?(?:alert|record)\s*:/m],
  prometheus: [/^scrape_configs\s*:/m],
  alertmanager: [/^route\s*:/m, /^receivers\s*:/m],
} as const;

/**
 * The files that Prometheus and Alertmanager read without an operator, those that are written inside ConfigMaps too.
 * What cannot be read is left to their own tools.
 */
export function readMonitoring(sources: Iterable<Source>): Monitoring {
  const found = { rules: [] as Tree[], prometheus: [] as Tree[], alertmanager: [] as Tree[] };
  for (const source of sources) {
    if (!/\.ya?ml$/i.test(source.file)) continue;
    for (const { text, placed } of [{ text: source.text, placed: source }, ...filesInside(source)]) {
      for (const [kind, marks] of Object.entries(kinds) as [keyof typeof kinds, readonly RegExp[]][]) {
        if (!marks.every((mark) => mark.test(text))) continue;
        const { documents, problems } = parseYaml(placed);
        if (problems.length === 0) found[kind].push(...documents.filter(({ kind: form }) => form === 'map'));
      }
    }
  }
  return found;
}

/** A file that is written as a block of text inside another. */
interface Inside {
  readonly text: string;
  /** The same with everything else blank, so that its lines and columns are those of the file around it. */
  readonly placed: Source;
}

/** The YAML files in the ConfigMaps of a file. */
function filesInside({ file, text }: Source): readonly Inside[] {
  if (!/^kind:\s*ConfigMap\b/m.test(text)) return [];
  const lines = text.split('\n');
  return lines.flatMap((line, sign): readonly Inside[] => {
    const [, indent] = /^(\s+)["']?[\w.-]+\.ya?ml["']?:\s*\|[-+]?\s*$/.exec(line) ?? [];
    if (indent === undefined) return [];
    const after = lines.slice(sign + 1);
    const length = after.findIndex((one) => one.trim() !== '' && indentOf(one) <= indent.length);
    const block = length < 0 ? after : after.slice(0, length);
    const depth = Math.min(...block.filter((one) => one.trim() !== '').map(indentOf));
    return [
      {
        text: block.map((one) => one.slice(depth)).join('\n'),
        placed: { file, text: [...Array<string>(sign + 1).fill(''), ...block].join('\n') },
      },
    ];
  });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
