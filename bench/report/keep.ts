import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../place.ts';

const begin = '<!-- results: written by npm run bench -->';
const end = '<!-- end of results -->';

/** Keeps the results beside the benchmark and in the page that explains them. */
export function keepResults(text: string): void {
  writeFileSync(join(root, 'bench', 'results.md'), `# Results\n\n${text}`);
  const page = join(root, 'docs', 'benchmarks.md');
  if (!existsSync(page)) return;
  const before = readFileSync(page, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost the marks around the results`);
  writeFileSync(page, `${before.slice(0, from + begin.length)}\n\n${text}\n${before.slice(to)}`);
}
