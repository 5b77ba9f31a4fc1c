import type { Cost } from './measure.ts';

/** The runs of one thing that was measured. */
export interface Sample {
  readonly runs: readonly Cost[];
  /** What a reader must know of it, such as a limit that was reached. */
  readonly note?: string;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  return { median, least: sorted[0] ?? Number.NaN };
}

/** The cost of things done one after the other: times add up, memory is that of the largest. */
export function together(costs: readonly Cost[]): Cost {
  return {
    wall: costs.reduce((sum, cost) => sum + cost.wall, 0),
    user: costs.reduce((sum, cost) => sum + cost.user, 0),
    memory: costs.reduce((most, cost) => Math.max(most, cost.memory), 0),
  };
}

/** The same run of several samples, one after the other. */
export function inSequence(samples: readonly Sample[]): Sample {
  const [first, ...rest] = samples;
  return {
    runs: (first?.runs ?? []).map((run, index) =>
      together([run, ...rest.flatMap((sample) => sample.runs[index] ?? [])]),
    ),
  };
}
