import type { Comparison } from '../objects.ts';

/** Whether a tool gave the same objects as groundplan in one environment. */
export interface Check extends Comparison {
  readonly tool: string;
  readonly environment: string;
}

export function checkOf(tool: string, environment: string, comparison: Comparison): Check {
  return { tool, environment, ...comparison };
}

export function isSame(check: Check): boolean {
  return check.missing.length + check.added.length + check.different.length === 0;
}
