/** A series that Prometheus computes from others, so that dashboards and alerts ask the same cheap question. */
export interface Recording {
  readonly record: string;
  readonly expr: string;
  /** The labels that it carries. */
  readonly labels: readonly string[];
  /** What it says, as a phrase. */
  readonly what: string;
}

/** What tells one service from another. */
const by = ['namespace', 'service'] as const;
const grouped = `sum by (${by.join(', ')})`;

/** The windows over which failures are counted: the pairs of the burn-rate alerts (SRE workbook, chapter 5). */
export const errorWindows = ['5m', '30m', '1h', '6h', '3d'] as const;
export type ErrorWindow = (typeof errorWindows)[number];

/** Share of the requests that failed, over a window. */
export function errorRatio(window: ErrorWindow): string {
  return `service:http_errors:ratio_rate${window}`;
}

/** Requests that failed in a second, over a window. */
export function errorRate(window: ErrorWindow): string {
  return `service:http_errors:rate${window}`;
}

/** Requests in a second, over a window. */
export function requestRate(window: ErrorWindow): string {
  return `service:http_requests:rate${window}`;
}

/** Quantiles of the duration that are recorded, by what they are called. */
export const quantiles = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;
const durationWindows = ['5m', '1h'] as const;

/** The duration that a share of the requests stays below, over a window. */
export function duration(quantile: keyof typeof quantiles, window: (typeof durationWindows)[number]): string {
  return `service:http_request_duration_seconds:${quantile}_${window}`;
}

/** Rate, errors and duration of every service. A recorded ratio comes after the two rates that it is made of. */
export const recordings: readonly Recording[] = [
  ...errorWindows.flatMap((window): readonly Recording[] => [
    {
      record: requestRate(window),
      expr: `${grouped} (rate(http_requests_total[${window}]))`,
      labels: by,
      what: `requests in a second, over ${window}`,
    },
    {
      record: errorRate(window),
      // A service that never failed has no series of failures: it failed zero times.
      expr: `${grouped} (rate(http_requests_total{status=~"5.."}[${window}])) or 0 * ${grouped} (rate(http_requests_total[${window}]))`,
      labels: by,
      what: `failed requests in a second, over ${window}`,
    },
    {
      record: errorRatio(window),
      expr: `${errorRate(window)} / (${requestRate(window)} > 0)`,
      labels: by,
      what: `share of the requests that failed, over ${window}`,
    },
  ]),
  ...durationWindows.flatMap((window) =>
    Object.entries(quantiles).map(
      ([name, share]): Recording => ({
        record: duration(name as keyof typeof quantiles, window),
        expr: `histogram_quantile(${share}, sum by (le, ${by.join(', ')}) (rate(http_request_duration_seconds_bucket[${window}])))`,
        labels: by,
        what: `duration that ${share * 100} % of the requests stay below, over ${window}`,
      }),
    ),
  ),
];
