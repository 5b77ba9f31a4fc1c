import type { Goal, Service } from '../../../../model/index.ts';
import {
  duration,
  type ErrorWindow,
  errorRate,
  errorRatio,
  requestRate,
} from '../../../../telemetry/index.ts';
import { type Alert, type AlertContext, anyOf, type RunbookPage, share, time } from '../alert.ts';
import { serving } from '../watched.ts';
import { undo } from './remedies.ts';

const group = 'goals';
const seconds: Readonly<Record<ErrorWindow, number>> = {
  '5m': 300,
  '30m': 1800,
  '1h': 3600,
  '6h': 21600,
  '3d': 259200,
};
/** Failures in the long window below which nobody is woken: a handful is no trend. */
const fewestFailures = 10;

/**
 * How fast an error budget of 30 days may be spent. Each burn is seen in a long window, so that it matters, and in a
 * short one, so that the alert ends with it. Source: Site Reliability Workbook, chapter 5, table 5-8.
 */
const burns = [
  {
    name: 'ErrorBudgetBurnFast',
    long: '1h',
    short: '5m',
    factor: 14.4,
    severity: 'critical',
    spent: '2% in an hour',
  },
  {
    name: 'ErrorBudgetBurn',
    long: '6h',
    short: '30m',
    factor: 6,
    severity: 'critical',
    spent: '5% in six hours',
  },
  {
    name: 'ErrorBudgetBurnSlow',
    long: '3d',
    short: '6h',
    factor: 1,
    severity: 'warning',
    spent: '10% in three days',
  },
] as const;

/** The alerts that fire when a goal is being missed. */
export function goalAlerts(context: AlertContext): readonly Alert[] {
  const served = serving(context.environment);
  return [
    ...byGoal(served, 'availability').flatMap(([goal, names], index) =>
      availability(context, goal, names, index),
    ),
    ...byGoal(served, 'latencyP95').map(([goal, names], index) => latency(goal, names, index)),
  ];
}

/** The services of each value of a goal. */
function byGoal(
  services: readonly Service[],
  kind: 'availability' | 'latencyP95',
): readonly (readonly [Goal, readonly string[]])[] {
  const found = new Map<number, readonly [Goal, string[]]>();
  for (const { name, goals } of services) {
    const goal = goals?.[kind];
    if (goal === undefined) continue;
    const known = found.get(goal.value);
    if (known === undefined) found.set(goal.value, [goal, [name]]);
    else known[1].push(name);
  }
  return [...found.values()];
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function availability(
  context: AlertContext,
  goal: Goal,
  names: readonly string[],
  index: number,
): readonly Alert[] {
  const which = anyOf('service', names);
  const budget = rounded(1 - goal.value);
  return burns.map(({ name, long, short, factor, severity, spent }) => ({
    name,
    group: index === 0 ? group : `${group}-${index + 1}`,
    expr: [
      `${errorRatio(long)}{${which}} > ${rounded(factor * budget)}`,
      `and ${errorRatio(short)}{${which}} > ${rounded(factor * budget)}`,
      `and ${errorRate(long)} * ${seconds[long]} >= ${fewestFailures}`,
    ].join('\n'),
    why: `${factor} times ${share(budget)}, the share of failures that ${share(goal.value)} leaves: ${spent} of the budget of 30 days.`,
    for: 0,
    severity,
    summary: `{{ $labels.service }} spends its error budget ${factor === 1 ? 'before the month is over' : `${factor} times too fast`}: {{ $value | humanizePercentage }} of its requests fail`,
    page: burnPage(context, spent),
    from: goal.path,
  }));
}

function burnPage(context: AlertContext, spent: string): RunbookPage {
  return {
    meaning: `A service spends the errors that its goal allows in 30 days faster than it may: ${spent}.`,
    impact:
      'Users see errors. When the budget is gone, the goal is missed, and changes that risk more errors must wait.',
    look: [
      {
        text: 'How much fails, and since when:',
        commands: [`${errorRatio('5m')}{service="<service>"}`, `${errorRatio('1h')}{service="<service>"}`],
      },
      {
        text: 'Which paths and statuses:',
        commands: [
          'sum by (path, status) (rate(http_requests_total{service="<service>", status=~"5.."}[5m]))',
        ],
      },
      {
        text: 'What changed: releases, load, stores and externals that it calls.',
        commands: ['kubectl get replicasets -A --sort-by=.metadata.creationTimestamp | tail -10'],
      },
    ],
    mend: [
      {
        text: 'Stop the loss first, then look for the cause: undo a release, turn a feature off, take load away.',
      },
      ...undo(context),
      { text: 'A slow burn is work for the next days: plan it before new features.' },
    ],
  };
}

function latency(goal: Goal, names: readonly string[], index: number): Alert {
  const which = anyOf('service', names);
  return {
    name: 'LatencyGoalMissed',
    group: index === 0 ? group : `${group}-${index + 1}`,
    expr: [
      `${duration('p95', '1h')}{${which}} > ${goal.value}`,
      `and ${duration('p95', '5m')}{${which}} > ${goal.value}`,
      `and ${requestRate('1h')} * ${seconds['1h']} >= 100`,
    ].join('\n'),
    why: 'An hour, so that it matters; five minutes, so that the alert ends with it; a hundred requests, so that it is no accident.',
    for: 0,
    severity: 'warning',
    summary: `{{ $labels.service }} answers 5 % of its requests in more than {{ $value | humanizeDuration }}; the goal is ${time(goal.value)}`,
    page: {
      meaning:
        'For an hour, the slowest twentieth of the requests to a service has taken longer than its goal allows.',
      impact: 'Users wait longer than they were promised.',
      look: [
        {
          text: 'Which paths:',
          commands: [
            'histogram_quantile(0.95, sum by (le, path) (rate(http_request_duration_seconds_bucket{service="<service>"}[1h])))',
          ],
        },
        { text: 'What it waits for: its cpu limit, its database, what it calls.' },
      ],
      mend: [
        {
          text: 'More pods or cpu help at once. Where the design itself is too slow, add a cache or an index, or agree on another goal.',
        },
      ],
    },
    from: goal.path,
  };
}
