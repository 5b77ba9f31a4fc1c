import { catalogue, selectorsOf } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { jobsOf, writes } from '../jobs.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** Labels that a scrape of pods only has where its relabelling writes them. */
const byRelabelling = ['namespace', 'pod', 'service'];

/** What a service says of itself is its own affair; the labels of well-known exporters, and of the scrape, are known. */
export const rule: Rule = {
  id: 'unknown-label',
  title: 'A condition on a label that no series has',
  severity: 'error',
  why: 'No series matches, so that the expression has no result: the alert never fires, and the recording is empty.',
  fix: 'Name a label that the series carry, or let the scrape write it.',
  *check(input) {
    const jobs = jobsOf(input.facts).filter(({ findsPods }) => findsPods);
    const monitored = ['PodMonitor', 'ServiceMonitor'].some((kind) => input.cluster.ofKind(kind).length > 0);
    const unwritten =
      jobs.length === 0 || monitored
        ? []
        : byRelabelling.filter((label) => !jobs.some((job) => writes(job, label)));
    for (const query of queriesOf(input)) {
      for (const { metric = '', matchers } of query.expression === undefined
        ? []
        : selectorsOf(query.expression)) {
        const series = catalogue.get(metric);
        if (series?.exporter === undefined) continue;
        for (const { label, operator, value } of matchers) {
          // A label that is not there is empty, which these conditions ask for.
          if (operator === '!=' || operator === '!~' || value === '') continue;
          const isUnknown =
            series.exporter === 'service'
              ? unwritten.includes(label)
              : !series.labels.includes(label) && !isFree(label);
          if (!isUnknown) continue;
          yield {
            message: `${titleOfQuery(query)} asks for ${metric} with the label ${label}, which it does not have`,
            places: [query.at('expr', `asks for ${label}="${value}"`)],
          };
        }
      }
    }
  },
};

/** Labels that anybody's scrape or federation may add. */
function isFree(label: string): boolean {
  return /^(cluster|environment|env|region|platform|exported_.*|prometheus|team|tenant|app|label_.*)$/.test(
    label,
  );
}
