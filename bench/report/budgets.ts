import { spread } from '../samples.ts';
import type { SizeResult } from '../size.ts';
import type { SubjectTask } from '../subject/groundplan.ts';
import { markdownTable, megabytes, seconds } from './markdown.ts';

/** What was measured for a budget, in the unit that the budget has. */
interface Measured {
  readonly text: string;
  readonly median: number;
  readonly least: number;
}

interface Budget {
  readonly text: string;
  readonly most: number;
  /** Undefined where it was not measured. */
  measured(results: readonly SizeResult[]): Measured | undefined;
}

function runsOf(results: readonly SizeResult[], size: number, task: SubjectTask) {
  return results.find((one) => one.size === size)?.subject.samples[task].runs ?? [];
}

function time(size: number, task: SubjectTask, most: number): Budget {
  return {
    text: `${size} services: ${task}, in ${most} s`,
    most,
    measured(results) {
      const runs = runsOf(results, size, task);
      if (runs.length === 0) return undefined;
      const { median, least } = spread(runs.map(({ wall }) => wall));
      return { text: `${seconds(median)} (${seconds(least)})`, median, least };
    },
  };
}

function memory(size: number, task: SubjectTask, most: number): Budget {
  return {
    text: `${size} services: ${task}, in ${megabytes(most)}`,
    most,
    measured(results) {
      const runs = runsOf(results, size, task);
      if (runs.length === 0) return undefined;
      const { median, least } = spread(runs.map((run) => run.memory));
      return { text: `${megabytes(median)} (${megabytes(least)})`, median, least };
    },
  };
}

function besideHelm(size: number): Budget {
  return {
    text: `${size} services: compile within 3 times of helm template`,
    most: 3,
    measured(results) {
      const helm = results.find((one) => one.size === size)?.peers.get('helm')?.sample.runs ?? [];
      const runs = runsOf(results, size, 'compile');
      if (helm.length === 0 || runs.length === 0) return undefined;
      const [ours, theirs] = [spread(runs.map(({ wall }) => wall)), spread(helm.map(({ wall }) => wall))];
      const [median, least] = [ours.median / theirs.median, ours.least / theirs.least];
      return { text: `${median.toFixed(1)} times (${least.toFixed(1)})`, median, least };
    },
  };
}

const smallBuilds: Budget = {
  text: 'every small kustomization builds in 150 ms',
  most: 0.15,
  measured(results) {
    const own = results.flatMap((one) => one.own ?? []);
    if (own.length === 0) return undefined;
    const slowest = Math.max(...own.map(({ most }) => most));
    const usual = Math.max(...own.map(({ median }) => median));
    return {
      text: `${seconds(usual)} in the median, ${seconds(slowest)} at most`,
      median: slowest,
      least: slowest,
    };
  },
};

const budgets: readonly Budget[] = [
  time(11, 'compile', 1),
  time(100, 'compile, then verify', 2.5),
  memory(100, 'compile, then verify', 300e6),
  time(500, 'compile, then verify', 8),
  besideHelm(11),
  besideHelm(100),
  besideHelm(500),
  smallBuilds,
];

/** What we promise ourselves, and whether we keep it. */
export function budgetTable(results: readonly SizeResult[]): string {
  return markdownTable(
    ['budget', 'median (least)', ''],
    budgets.flatMap(({ text, most, measured }) => {
      const found = measured(results);
      return found === undefined ? [] : [[text, found.text, verdict(found, most)]];
    }),
  );
}

function verdict({ median, least }: Measured, most: number): string {
  if (median <= most) return 'met';
  return least <= most ? 'met in the least run' : 'missed';
}
