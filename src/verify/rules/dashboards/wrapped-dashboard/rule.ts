import { isObject } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { dashboardsFor, nameOf } from '../shown.ts';

export const rule: Rule = {
  id: 'wrapped-dashboard',
  title: 'A dashboard inside the envelope of the HTTP API',
  severity: 'error',
  why: 'Grafana takes a file for the model itself and finds no title in the envelope: it logs "Dashboard title cannot be empty" and shows nothing.',
  fix: 'Write what stands inside "dashboard" as the whole file, with uid, title and schemaVersion.',
  *check(input) {
    for (const dashboard of dashboardsFor(input)) {
      const { value } = dashboard;
      if (!isObject(value) || !isObject(value.dashboard) || 'panels' in value) continue;
      yield {
        message: `the dashboard ${nameOf(dashboard)} lies inside "dashboard", as only the HTTP API wants it`,
        places: [{ at: dashboard.at(['dashboard']), note: 'the model begins here' }],
      };
    }
  },
};
