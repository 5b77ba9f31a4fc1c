import { type Check, isSame } from '../peers/check.ts';
import type { SizeResult } from '../size.ts';
import { markdownTable } from './markdown.ts';

/** Whether all tools gave the same objects, through and through. */
export function samenessText(results: readonly SizeResult[]): string {
  const checks = results.map(({ size, peers, own }) => ({
    size,
    checks: [...[...peers.values()].flatMap((peer) => peer.checks), ...(own?.checks ?? [])],
  }));
  const toolNames = [...new Set(checks.flatMap((one) => one.checks.map(({ tool }) => tool)))];
  const cell = (own: readonly Check[]) =>
    own.length === 0
      ? '-'
      : `${own.reduce((sum, { same }) => sum + same, 0)} of ${own.reduce((sum, one) => sum + one.same + one.missing.length + one.different.length, 0)}`;
  const table = markdownTable(
    ['the same as ours', ...checks.map(({ size }) => `${size} services`)],
    toolNames.map((tool) => [
      tool,
      ...checks.map((one) => cell(one.checks.filter((check) => check.tool === tool))),
    ]),
  );
  const faults = checks.flatMap(({ size, checks: all }) =>
    all.filter((check) => !isSame(check)).map((check) => mismatch(size, check)),
  );
  return [table, ...faults].join('\n\n');
}

function mismatch(size: number, { tool, environment, missing, added, different }: Check): string {
  const list = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${names.length} ${title} (${names.slice(0, 3).join(', ')} ...)`];
  const parts = [...list('missing', missing), ...list('added', added), ...list('different', different)];
  return `**Mismatch:** ${tool}, ${size} services, ${environment}: ${parts.join('; ')}`;
}
