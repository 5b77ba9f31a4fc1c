import type { Rule } from '../../../rule.ts';
import { dashboardsFor, nameOf, panelsOf } from '../shown.ts';

/**
 * Panels that were written in AngularJS, which Grafana took out in version 12, with what came in their place.
 * Source: grafana.com, docs, Angular support deprecation.
 */
const removed: Readonly<Record<string, string>> = {
  graph: 'timeseries',
  singlestat: 'stat',
  'table-old': 'table',
  'grafana-singlestat-panel': 'stat',
  'grafana-piechart-panel': 'piechart',
  'grafana-worldmap-panel': 'geomap',
};

export const rule: Rule = {
  id: 'removed-panel-type',
  title: 'A panel of a kind that Grafana no longer has',
  severity: 'error',
  why: 'Grafana shows an error or an empty frame in place of the panel: nobody sees the numbers.',
  fix: 'Write the kind that came in its place: timeseries, stat, table, piechart or geomap.',
  *check(input) {
    for (const dashboard of dashboardsFor(input)) {
      for (const { value, path, title } of panelsOf(dashboard)) {
        const { type } = value;
        const successor =
          typeof type === 'string' && Object.hasOwn(removed, type) ? removed[type] : undefined;
        if (successor === undefined && type !== undefined) continue;
        const says = type === undefined ? 'says not what kind of panel it is' : `is of the kind ${type}`;
        yield {
          message: `the panel '${title}' of ${nameOf(dashboard)} ${says}${successor === undefined ? '' : ', which Grafana has removed'}`,
          places: [{ at: dashboard.at([...path, 'type']), note: `the panel ${says}` }],
          fix: `Write "type": "${successor ?? 'timeseries'}".`,
        };
      }
    }
  },
};
