import { type Call, type Expression, selectorsOf, within } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** Buckets of several series are only one histogram when they are added up by their bound. */
export const rule: Rule = {
  id: 'quantile-without-le',
  title: 'A quantile of each series by itself',
  severity: 'error',
  why: 'Without a sum by le there is one quantile for each pod, path and status: a rare path raises the alarm, and what users as a whole see is never computed.',
  fix: 'Write histogram_quantile(0.95, sum by (le, ...) (rate(..._bucket[5m]))).',
  *check(input) {
    for (const query of queriesOf(input)) {
      for (const part of query.expression === undefined ? [] : within(query.expression)) {
        if (part.kind !== 'call' || part.name !== 'histogram_quantile' || isSummed(part)) continue;
        yield {
          message: `${titleOfQuery(query)} takes a quantile without adding the buckets up by le`,
          places: [query.at('expr', 'the quantile is that of single series')],
        };
        break;
      }
    }
  },
};

function isSummed({ arguments: given }: Call): boolean {
  const [, buckets] = given;
  if (buckets === undefined || !selectorsOf(buckets).some(({ metric }) => metric?.endsWith('_bucket')))
    return true;
  return [...within(buckets)].some(
    (part: Expression) =>
      part.kind === 'aggregation' &&
      (part.by?.includes('le') === true || (part.without !== undefined && !part.without.includes('le'))),
  );
}
