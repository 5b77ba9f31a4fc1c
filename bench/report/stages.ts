import type { SizeResult } from '../size.ts';
import { markdownTable } from './markdown.ts';

const milliseconds = (value: number | undefined) =>
  value === undefined ? '-' : `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function table(results: readonly SizeResult[], names: readonly string[], part: 'stages' | 'byRule'): string {
  return markdownTable(
    ['', ...results.map(({ size }) => `${size} services`)],
    names.map((name) => [name, ...results.map(({ stages }) => milliseconds(stages?.[part][name]))]),
  );
}

/** Where the time goes inside one process that does everything once. */
export function stageTable(results: readonly SizeResult[]): string {
  const measured = results.filter(({ stages }) => stages !== undefined);
  return table(measured, Object.keys(measured[0]?.stages?.stages ?? {}), 'stages');
}

/** The rules that take the most time for the largest platform. */
export function ruleTable(results: readonly SizeResult[], count = 8): string {
  const measured = results.filter(({ stages }) => stages !== undefined);
  const largest = Object.entries(measured.at(-1)?.stages?.byRule ?? {});
  const names = largest.sort(([, a], [, b]) => b - a).map(([name]) => name);
  return table(measured, names.slice(0, count), 'byRule');
}
