import { nearest } from '../../../../base/index.ts';
import { catalogue, selectorsOf } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** Anybody may export anything: only a name that is nearly one that somebody exports is surely wrong. */
export const rule: Rule = {
  id: 'unknown-metric',
  title: 'A metric that nobody exports',
  severity: 'error',
  why: 'A query of a metric that does not exist is no error: it has no result, so that the alert never fires.',
  fix: 'Write the name as it is exported.',
  *check(input) {
    const queries = queriesOf(input);
    const own = (input.environment?.services ?? []).flatMap(({ metrics }) => metrics?.own ?? []);
    const known = new Set([
      ...catalogue.keys(),
      ...queries.filter(({ kind }) => kind === 'recording').map(({ name }) => name),
      ...own.flatMap(({ name }) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]),
    ]);
    for (const query of queries) {
      for (const { metric } of query.expression === undefined ? [] : selectorsOf(query.expression)) {
        if (metric === undefined || known.has(metric)) continue;
        const meant = near(metric, known);
        if (meant === undefined) continue;
        yield {
          message: `${titleOfQuery(query)} asks for ${metric}, which nobody exports`,
          places: [query.at('expr', `asks for ${metric}`)],
          fix: `Did you mean ${meant}?`,
        };
      }
    }
  },
};

/** A known name that differs by a letter or two, or by one of the endings of another kind of metric. */
function near(metric: string, known: ReadonlySet<string>): string | undefined {
  const meant = nearest(metric, known);
  if (meant === undefined || Math.abs(meant.length - metric.length) > 1) return undefined;
  // Of one family, as redis_up and pg_up are not, and no part of the other as a bucket is.
  return meant.split('_')[0] === metric.split('_')[0] && !/\d/.test(meant) ? meant : undefined;
}
