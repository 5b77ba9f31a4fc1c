import type { Source, Tree } from '../../base/index.ts';
import { parseYaml } from '../../base/index.ts';
import type { Monitoring } from '../facts.ts';

/** What each kind of file begins its lines with; cheap, so that other files are never parsed. */
const kinds = {
  rules: [/^groups\s*:/m, /^\s*(?:-\s+)?(?:alert|record)\s*:/m],
  prometheus: [/^scrape_configs\s*:/m],
  alertmanager: [/^route\s*:/m, /^receivers\s*:/m],
} as const;

/** The files that Prometheus and Alertmanager read without an operator. What cannot be read is left to their own tools. */
export function readMonitoring(sources: Iterable<Source>): Monitoring {
  const found = { rules: [] as Tree[], prometheus: [] as Tree[], alertmanager: [] as Tree[] };
  for (const source of sources) {
    if (!/\.ya?ml$/i.test(source.file)) continue;
    for (const [kind, marks] of Object.entries(kinds) as [keyof typeof kinds, readonly RegExp[]][]) {
      if (!marks.every((mark) => mark.test(source.text))) continue;
      const { documents, problems } = parseYaml(source);
      if (problems.length === 0) found[kind].push(...documents.filter(({ kind: form }) => form === 'map'));
    }
  }
  return found;
}
