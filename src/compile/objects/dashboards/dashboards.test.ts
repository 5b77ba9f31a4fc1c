import { parser as logql } from '@grafana/lezer-logql';
import { describe, expect, it } from 'vitest';
import { platformOf } from '../../../../tests/tools/compiled.ts';
import { definitions } from '../../../../tests/tools/definitions.ts';
import type { Environment } from '../../../model/index.ts';
import { catalogue, readPromql, selectorsOf, seriesOf } from '../../../telemetry/index.ts';
import { dashboardsOf } from './dashboards.ts';
import type { Dashboard, Panel, Query } from './grafana.ts';
import { dataSources } from './grafana-values.ts';

const environments = Object.entries(definitions).flatMap(([name, definition]) => {
  const platform = platformOf(definition);
  return platform.environments
    .filter(({ dashboards }) => dashboards !== undefined)
    .map((environment) => ({
      name: `${name} in ${environment.name}`,
      environment,
      dashboards: dashboardsOf(platform, environment).map(({ dashboard }) => dashboard),
    }));
});

const panelsOf = ({ panels }: Dashboard) => panels.filter((panel): panel is Panel => panel.type !== 'row');
const queriesOf = (dashboard: Dashboard, type: string) =>
  panelsOf(dashboard)
    .flatMap((panel): readonly Query[] => panel.targets)
    .filter(({ datasource }) => datasource.type === type);

/** Everything that a query of an environment may name: the catalogue, and what its services count themselves. */
function knownSeries({ services }: Environment): ReadonlyMap<string, readonly string[]> {
  const scraped = ['namespace', 'service', 'pod', 'job', 'instance'];
  return new Map([
    ...[...catalogue].map(([name, { labels }]) => [name, labels] as const),
    ...services.flatMap(({ metrics }) =>
      (metrics?.own ?? []).flatMap((own) =>
        seriesOf(own.name, own).map(([name, { labels }]) => [name, [...labels, ...scraped]] as const),
      ),
    ),
  ]);
}

it('some environments have dashboards', () => {
  expect(environments.length).toBeGreaterThan(5);
});

describe.each(environments)('the dashboards of $name', ({ environment, dashboards }) => {
  it('have names and identifiers of their own that Grafana takes', () => {
    const uids = dashboards.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    for (const { uid, title, schemaVersion } of dashboards) {
      expect(uid).toMatch(/^[a-zA-Z0-9_-]{1,40}$/);
      expect(title).toMatch(/\S/);
      expect(schemaVersion).toBeGreaterThan(36);
    }
  });

  it('have panels of kinds that Grafana still has, none above another', () => {
    for (const dashboard of dashboards) {
      expect(panelsOf(dashboard).length).toBeGreaterThan(0);
      const cells = new Set<string>();
      for (const panel of dashboard.panels) {
        expect(['row', 'timeseries', 'stat', 'table', 'logs']).toContain(panel.type);
        const { x, y, w, h } = panel.gridPos ?? { x: 0, y: 0, w: 0, h: 0 };
        expect(x + w).toBeLessThanOrEqual(24);
        for (let column = x; column < x + w; column++) {
          for (let line = y; line < y + h; line++) {
            const cell = `${column},${line}`;
            expect(cells.has(cell), `${dashboard.title}: ${panel.title} at ${cell}`).toBe(false);
            cells.add(cell);
          }
        }
      }
      expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    }
  });

  it('ask data sources that the dashboard chooses and Grafana has', () => {
    const types = dataSources(environment).map(({ type }) => type);
    for (const dashboard of dashboards) {
      const variables = (dashboard.templating.list ?? []).map(({ name, query }) => [`$\{${name}}`, query]);
      for (const { datasource } of panelsOf(dashboard).flatMap(({ targets }): readonly Query[] => targets)) {
        expect(variables).toContainEqual([datasource.uid, datasource.type]);
        expect(types).toContain(datasource.type);
      }
    }
  });

  it('ask Prometheus for metrics and labels that there are', () => {
    const known = knownSeries(environment);
    for (const dashboard of dashboards) {
      for (const { expr } of queriesOf(dashboard, 'prometheus')) {
        const { expression, fault } = readPromql(expr);
        expect(fault, expr).toBeUndefined();
        if (expression === undefined) continue;
        for (const { metric = '', matchers } of selectorsOf(expression)) {
          expect([...known.keys()], expr).toContain(metric);
          for (const { label } of matchers) expect(known.get(metric), expr).toContain(label);
        }
      }
    }
  });

  it('ask Loki in words that it understands, for labels that the agents set', () => {
    for (const dashboard of dashboards) {
      for (const { expr } of queriesOf(dashboard, 'loki')) {
        logql.parse(expr).iterate({
          enter(node) {
            expect(node.type.isError, `${expr} at ${node.from}`).toBe(false);
            if (node.name !== 'Matcher') return;
            const label = node.node.firstChild;
            const name = label === null ? '' : expr.slice(label.from, label.to);
            expect(['namespace', 'app', 'level', 'log_type', 'pod', 'container']).toContain(name);
          },
        });
      }
    }
  });
});

/** The queries of a panel of an example, by the titles of dashboard and panel. */
function asked(example: keyof typeof definitions, title: string, panel: string) {
  const platform = platformOf(definitions[example]);
  const production = platform.environments.find(({ name }) => name === 'production');
  if (production === undefined) throw new Error(`${example} has no production`);
  const dashboard = dashboardsOf(platform, production).find(
    (one) => one.dashboard.title === title,
  )?.dashboard;
  const found = dashboard && panelsOf(dashboard).find((one) => one.title === panel);
  return { type: found?.type, queries: found?.targets.map(({ expr, legendFormat }) => [expr, legendFormat]) };
}

describe('the panels of the examples', () => {
  const claims = '{namespace="claims-askes", service="claims-service"';
  it.each([
    ['Request Rate', `sum by (status) (rate(http_requests_total${claims}}[5m]))`],
    ['Error Rate', `sum by (status) (rate(http_requests_total${claims}, status=~"5.."}[5m]))`],
    [
      'P95 Latency',
      `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket${claims}}[5m])))`,
    ],
  ])('of the claims service: %s', (panel, expr) => {
    const { type, queries } = asked('claims-askes', 'Claims Service Dashboard', panel);
    expect(type).toBe('timeseries');
    expect(queries?.[0]?.[0]).toBe(expr);
  });

  it('of open policy say who is up and how fast it answers', () => {
    const overview = (panel: string) => asked('open-policy', 'Open Policy Platform Overview', panel);
    expect(overview('Service Health')).toEqual({
      type: 'stat',
      queries: [['avg by (service) (up{service=~"api-service"})', '{{service}}']],
    });
    expect(overview('API Response Time').queries).toEqual([
      [
        'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service=~"api-service"}[5m])))',
        '95th percentile',
      ],
    ]);
  });
});
