import { selectorsOf } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { jobsOf, writes } from '../jobs.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** Where all jobs are in files, and none of them names jobs by labels, their names are all that there are. */
export const rule: Rule = {
  id: 'alert-on-missing-job',
  title: 'An alert about a job that nobody scrapes',
  severity: 'error',
  why: 'What is not scraped has no series: the alert about it can never fire.',
  fix: 'Scrape the job, or name one that is scraped; absent() tells that a job is gone.',
  *check(input) {
    const jobs = jobsOf(input.facts);
    const monitored = ['PodMonitor', 'ServiceMonitor', 'ScrapeConfig', 'Probe'].some(
      (kind) => input.cluster.ofKind(kind).length > 0,
    );
    if (jobs.length === 0 || monitored || jobs.some((job) => writes(job, 'job'))) return;
    const names = new Set(jobs.map(({ name }) => name));
    for (const query of queriesOf(input)) {
      const asked = (query.expression === undefined ? [] : selectorsOf(query.expression)).flatMap(
        ({ matchers }) =>
          matchers
            .filter(({ label, operator }) => label === 'job' && (operator === '=' || operator === '=~'))
            .flatMap(({ value }) => value.split('|')),
      );
      for (const job of new Set(asked)) {
        if (!/^[\w-]+$/.test(job) || names.has(job)) continue;
        yield {
          message: `${titleOfQuery(query)} is about the job ${job}, which nobody scrapes`,
          places: [query.at('expr', `asks for job ${job}`)],
        };
      }
    }
  },
};
