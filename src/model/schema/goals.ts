import { perEnvironment } from './environment.ts';
import { fields, leaf, sayValue } from './leaf.ts';

/** A share of the requests such as '99.9%', from 0 to 1. */
const availability = leaf<number>({ type: 'string', pattern: '^[0-9]{2}(\\.[0-9]+)?%$' }, (value) => {
  const match = typeof value === 'string' ? /^(\d{2})(?:\.(\d{1,4}))?%$/.exec(value) : null;
  const percent = Number(`${match?.[1]}.${match?.[2] ?? 0}`);
  if (match === null || percent < 90) {
    return {
      reason: `${sayValue(value)} is not an availability from 90% to below 100%`,
      fix: "Write a text such as '99.9%'. 100% leaves no budget for any error.",
    };
  }
  // Digits are moved, not divided, so that 99.9 becomes 0.999 and not its neighbour.
  return { value: Number(`0.${match[1]}${match[2] ?? ''}`) };
});

const scale = { ms: 1000, s: 1 } as const;

/** A time in which somebody waits, such as '200ms' or '1.5s', in seconds. */
const latency = leaf<number>({ type: 'string', pattern: '^[0-9.]+(ms|s)$' }, (value) => {
  const match = typeof value === 'string' ? /^(\d{1,6}(?:\.\d{1,3})?)(ms|s)$/.exec(value) : null;
  const amount = Number(match?.[1]) / scale[match?.[2] as keyof typeof scale];
  return match !== null && amount > 0
    ? { value: amount }
    : { reason: `${sayValue(value)} is not a time to answer in`, fix: "Write a text such as '200ms'." };
});

export const goals = (environments: readonly string[]) =>
  fields({
    availability: perEnvironment(availability, environments).optional(),
    latencyP95: perEnvironment(latency, environments).optional(),
  });
