import type { Rule } from '../../../rule.ts';
import { dashboardsFor, nameOf } from '../shown.ts';

export const rule: Rule = {
  id: 'dashboard-not-json',
  title: 'A dashboard that is no JSON',
  severity: 'error',
  why: 'Grafana refuses the file as a whole: the dashboard does not exist, and only the log of Grafana says why.',
  fix: 'Write plain JSON: no comments, no comma after the last item. What a comment says belongs into description.',
  *check(input) {
    for (const dashboard of dashboardsFor(input)) {
      const { fault } = dashboard;
      if (fault === undefined) continue;
      yield {
        message: `the dashboard ${nameOf(dashboard)} is no JSON: ${fault.reason}`,
        places: [{ at: fault.at, note: fault.reason }],
      };
    }
  },
};
