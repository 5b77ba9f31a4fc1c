import { selectorsOf } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

export const rule: Rule = {
  id: 'memory-with-page-cache',
  title: 'An alert on memory that counts files in the cache',
  severity: 'warning',
  why: 'The usage includes the page cache, which grows up to the limit and is given back when it is needed: a container that reads files is reported as full, and nobody believes the alert when one really is.',
  fix: 'Compare container_memory_working_set_bytes with the limit: that is what the kernel kills by.',
  *check(input) {
    for (const query of queriesOf(input)) {
      const metrics = query.expression === undefined ? [] : selectorsOf(query.expression);
      if (query.kind !== 'alert' || !metrics.some(({ metric }) => metric === 'container_memory_usage_bytes'))
        continue;
      yield {
        message: `${titleOfQuery(query)} takes memory with the page cache for what the container needs`,
        places: [query.at('expr', 'container_memory_usage_bytes counts the page cache')],
      };
    }
  },
};
