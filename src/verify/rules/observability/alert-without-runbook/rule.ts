import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

export const rule: Rule = {
  id: 'alert-without-runbook',
  title: 'An alert that does not say what to do',
  severity: 'warning',
  why: 'Whoever is woken by it must find out at night what it means and what helps.',
  fix: 'Write a page, and name it in the annotation runbook_url.',
  *check(input) {
    const alerts = queriesOf(input).filter(({ kind }) => kind === 'alert');
    for (const query of alerts) {
      if (query.annotations.runbook_url !== undefined) continue;
      yield {
        message: `${titleOfQuery(query)} names no runbook`,
        places: [query.at('name', 'the alert has no runbook_url')],
      };
    }
  },
};
