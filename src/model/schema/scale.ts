import { choice, fields, flag, leaf, sayValue, text, whole, words } from './leaf.ts';
import { duration, percent } from './unit.ts';

export const speed = fields({
  stabilization: duration.optional(),
  percent: percent(10000).optional(),
  pods: whole(1, 10000).optional(),
  period: duration.optional(),
  select: choice('Max', 'Min').optional(),
});

export const queue = fields({
  name: words,
  messages: whole(1, 1000000),
  metric: text(
    'the name of a metric',
    /^[a-zA-Z_:][\w:]*$/,
    'Use letters, digits, underscores and colons; do not begin with a digit.',
  ).optional(),
});

export const scale = fields({
  cpu: percent(1000).optional(),
  memory: percent(1000).optional(),
  requestsPerSecond: whole(1, 1000000).optional(),
  queue: queue.optional(),
  up: speed.optional(),
  down: speed.optional(),
  recommend: flag.optional(),
});

/** A number of pods, or the bounds between which they are scaled. */
export interface ReplicaRange {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether the definition gave a range, even one of equal bounds. */
  readonly scaled: boolean;
}

const mostPods = 10000;

export const replicas = leaf<ReplicaRange>(
  {
    anyOf: [
      { type: 'integer', minimum: 0, maximum: mostPods },
      { type: 'array', items: { type: 'integer', minimum: 1, maximum: mostPods }, minItems: 2, maxItems: 2 },
    ],
  },
  (value) => {
    const scaled = Array.isArray(value);
    const [minimum, maximum]: readonly unknown[] = scaled ? value : [value, value];
    if (!isCount(minimum) || !isCount(maximum) || (scaled && value.length !== 2)) {
      return {
        reason: `${sayValue(value)} is not a number of pods`,
        fix: 'Write a whole number, or [minimum, maximum] to scale by load.',
      };
    }
    if (minimum > maximum) {
      return {
        reason: `the range of pods [${minimum}, ${maximum}] is upside down`,
        fix: `Write [${maximum}, ${minimum}].`,
      };
    }
    if (scaled && minimum === 0) {
      return {
        reason: 'an autoscaled service cannot fall to 0 pods',
        fix: 'Begin the range at 1 or more.',
      };
    }
    return { value: { minimum, maximum, scaled } };
  },
);

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostPods;
}

/** A number of pods or a share of them, as disruption budgets take it. */
export const countOrShare = leaf<number | string>(
  {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: '^(100|[1-9]?[0-9])%$' },
    ],
  },
  (value) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return { value };
    if (typeof value === 'string' && /^(100|[1-9]?\d)%$/.test(value)) return { value };
    return {
      reason: `${sayValue(value)} is neither a number of pods nor a share of them`,
      fix: "Write a whole number, or a share such as '25%'.",
    };
  },
);
