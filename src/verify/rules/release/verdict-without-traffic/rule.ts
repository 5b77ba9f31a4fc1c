import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'verdict-without-traffic',
  title: 'A verdict on a version that hardly got a request',
  severity: 'warning',
  why: 'Of three requests, one error is a third, and none is perfect: versions are thrown out or let through by chance.',
  fix: 'Let the query answer only above a number of requests: ... and on() sum(increase(requests_total[5m])) >= 100.',
  *check({ cluster }) {
    for (const object of [
      ...cluster.ofKind('AnalysisTemplate'),
      ...cluster.ofKind('ClusterAnalysisTemplate'),
    ]) {
      const metrics = listAt(object.value, 'spec', 'metrics');
      if (metrics.some(countsRequests)) continue;
      for (const [index, metric] of metrics.entries()) {
        const query = queryOf(metric);
        if (query === undefined || !isShare(query) || isBounded(query)) continue;
        const name = textAt(metric, 'name') ?? String(index);
        yield {
          message: `the metric ${name} of ${titleOf(object)} judges however few requests there were`,
          places: [
            placeIn(
              object,
              ['spec', 'metrics', index, 'provider', 'prometheus', 'query'],
              'asks for a share without a number of requests',
            ),
          ],
        };
      }
    }
  },
};

/** The query without what stands in quotes and braces, where signs mean something else. */
function queryOf(metric: unknown): string | undefined {
  return textAt(metric, 'provider', 'prometheus', 'query')
    ?.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')
    .replaceAll(/\{\{[^}]*\}\}|\{[^}]*\}/g, '');
}

function isShare(query: string): boolean {
  return query.includes('/') || query.includes('histogram_quantile');
}

/** Whether only values above a number are answered. */
function isBounded(query: string): boolean {
  return />=?\s*\d/.test(query);
}

/** A metric beside the share that must be above a number. */
function countsRequests(metric: unknown): boolean {
  const query = queryOf(metric);
  return query !== undefined && !isShare(query) && />=?\s*\d/.test(textAt(metric, 'successCondition') ?? '');
}
