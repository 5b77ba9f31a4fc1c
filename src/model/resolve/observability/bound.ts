import type { DataPath } from '../../../base/index.ts';
import type { BoundKind } from '../../../telemetry/index.ts';
import type { Context } from '../context.ts';

const seconds = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400 } as const;

const wanted: Readonly<Record<BoundKind, { readonly what: string; readonly fix: string }>> = {
  share: { what: 'a share', fix: "Write a text such as '5%'." },
  time: { what: 'a time', fix: "Write a text such as '500ms', '1s' or '7d'." },
  count: { what: 'a number', fix: 'Write a number.' },
};

/** The bound of an alert, in the unit that the alert measures; what does not fit is reported. */
export function readBound(
  context: Context,
  kind: BoundKind | undefined,
  given: string | number,
  path: DataPath,
): number | undefined {
  if (kind === undefined) {
    const reason = 'the alert knows only yes and no, so that it has no bound';
    context.report({ path, atKey: true, reason, fix: 'Remove it; `for` says how long to wait.' });
    return undefined;
  }
  const value = amountOf(kind, given);
  if (value === undefined) {
    const { what, fix } = wanted[kind];
    context.report({ path, reason: `the alert fires beyond ${what}, which '${given}' is not`, fix });
  }
  return value;
}

function amountOf(kind: BoundKind, given: string | number): number | undefined {
  if (kind === 'count') return typeof given === 'number' && given >= 0 ? given : undefined;
  if (typeof given !== 'string') return undefined;
  if (kind === 'share') {
    const match = /^(\d{1,2}(?:\.\d{1,2})?)%$/.exec(given);
    const percent = Number(match?.[1]);
    return match !== null && percent > 0 ? Number((percent / 100).toFixed(4)) : undefined;
  }
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(given);
  const amount = Number(match?.[1]) * seconds[match?.[2] as keyof typeof seconds];
  return match !== null && amount > 0 ? Number(amount.toFixed(3)) : undefined;
}
