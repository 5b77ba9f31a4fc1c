import { catalogue, type Expression, partsOf, rangeArgument } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** Calls and aggregations that only ask whether a series is there, or since when. */
const asksForPresence = /^(absent|count|count_values|group|timestamp)$/;

/** A counter says nothing by its value, since it grows from the last start on. */
export const rule: Rule = {
  id: 'counter-without-rate',
  title: 'A counter that is taken for what it counts',
  severity: 'error',
  why: 'A counter only grows and falls to zero when its process starts: its value says how long the process has run, not what happens now.',
  fix: 'Take rate(...[5m]) or increase(...[1h]) of it.',
  *check(input) {
    for (const query of queriesOf(input)) {
      const metric = query.expression && bareCounter(query.expression);
      if (metric === undefined) continue;
      yield {
        message: `${titleOfQuery(query)} takes the counter ${metric} without a rate`,
        places: [query.at('expr', `${metric} only grows`)],
      };
    }
  },
};

function bareCounter(expression: Expression): string | undefined {
  if (expression.kind === 'selector') {
    const { metric = '', range } = expression;
    return range === undefined && isCounter(metric) ? metric : undefined;
  }
  if (
    expression.kind === 'call' &&
    (asksForPresence.test(expression.name) || rangeArgument(expression.name) !== undefined)
  )
    return undefined;
  if (expression.kind === 'aggregation' && asksForPresence.test(expression.operator)) return undefined;
  // What follows these two is only asked whether it is there.
  const parts =
    expression.kind === 'binary' && /^(unless|and)$/.test(expression.operator)
      ? [expression.left]
      : partsOf(expression);
  for (const part of parts) {
    const found = bareCounter(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isCounter(metric: string): boolean {
  const known = catalogue.get(metric);
  return known === undefined
    ? /_total$|_bucket$/.test(metric) && !metric.includes(':')
    : known.type === 'counter' && !/_backends_total$/.test(metric);
}
