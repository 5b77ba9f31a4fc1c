import { describe, expect, it } from 'vitest';
import {
  catalogue,
  duration,
  errorRate,
  errorRatio,
  errorWindows,
  exporters,
  quantiles,
  readPromql,
  recordings,
  requestRate,
  selectorsOf,
  seriesOf,
  unitOf,
  within,
} from './index.ts';

describe('the catalogue', () => {
  it('knows a histogram as three series, with the labels of the scrape', () => {
    const bucket = catalogue.get('http_request_duration_seconds_bucket');
    expect(bucket?.labels).toEqual(expect.arrayContaining(['le', 'path', 'status', 'pod', 'service', 'job']));
    expect(catalogue.has('http_request_duration_seconds_sum')).toBe(true);
    expect(catalogue.has('http_request_duration_seconds')).toBe(false);
  });

  it('names no metric twice', () => {
    const names = Object.values(exporters).flatMap(({ metrics }) => Object.keys(metrics));
    expect(names).toEqual([...new Set(names)]);
  });

  it('knows counters by their ending, apart from those that their makers named otherwise', () => {
    const odd = [...catalogue]
      .filter(([name, { type }]) => type === 'counter' && !/_(total|bucket|sum|count)$/.test(name))
      .map(([name]) => name);
    expect(
      odd.filter(
        (name) =>
          !/^(cnpg_pg_stat|pg_stat_database|nginx_|kong_|pilot_|galley_|vault_audit_|elasticsearch_)|_errors?$/.test(
            name,
          ),
      ),
    ).toEqual([]);
  });
});

it('records rate, errors and duration of services over every window', () => {
  const recorded = recordings.map(({ record }) => record);
  for (const window of errorWindows) {
    expect(recorded).toEqual(
      expect.arrayContaining([requestRate(window), errorRate(window), errorRatio(window)]),
    );
  }
  for (const quantile of Object.keys(quantiles) as (keyof typeof quantiles)[]) {
    expect(recorded).toContain(duration(quantile, '5m'));
  }
});

it('takes a summary apart', () => {
  expect(seriesOf('x', { type: 'summary', labels: [] }).map(([name]) => name)).toEqual([
    'x',
    'x_sum',
    'x_count',
  ]);
});

describe.each(recordings.map((one) => [one.record, one] as const))('%s', (record, { expr, labels }) => {
  const { expression } = readPromql(expr);

  it('asks for known series and labels', () => {
    for (const { metric = '', matchers } of selectorsOf(expression ?? never(record))) {
      expect(catalogue.get(metric)?.labels ?? []).toEqual(
        expect.arrayContaining(matchers.map(({ label }) => label)),
      );
      expect([metric, catalogue.has(metric)]).toEqual([metric, true]);
    }
  });

  it('carries the labels that it says', () => {
    const kept = [...within(expression ?? never(record))].flatMap((part) =>
      part.kind === 'aggregation' ? (part.by ?? []) : [],
    );
    const carried = kept.length === 0 ? [...labels] : [...new Set(kept)].filter((label) => label !== 'le');
    expect(carried).toEqual([...labels]);
  });
});

it('tells units by names', () => {
  expect(unitOf('process_cpu_seconds_total')).toBe('seconds');
  expect(unitOf('http_request_duration_seconds_count')).toBeUndefined();
  expect(unitOf('node_memory_MemTotal_bytes')).toBe('bytes');
  expect(unitOf('service:http_errors:ratio_rate5m')).toBe('ratio');
  expect(unitOf('up')).toBeUndefined();
});

function never(what: string): never {
  throw new Error(`${what} cannot be read`);
}
