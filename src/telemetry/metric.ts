export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary';

/** A metric as an exporter exports it, without the labels that the scrape adds. */
export interface Metric {
  readonly type: MetricType;
  readonly labels: readonly string[];
}

/** A program that exports metrics. */
export interface Exporter {
  /** What it is, for people. */
  readonly name: string;
  /** The labels that its scrape adds to every series. */
  readonly scrape: Scrape;
  /** Where the metrics were read. */
  readonly source: string;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** How an exporter is found, which decides the labels that every one of its series carries. */
export type Scrape = 'pod' | 'node' | 'kubelet' | 'objects' | 'probe';

export function counter(...labels: readonly string[]): Metric {
  return { type: 'counter', labels };
}

export function gauge(...labels: readonly string[]): Metric {
  return { type: 'gauge', labels };
}

export function histogram(...labels: readonly string[]): Metric {
  return { type: 'histogram', labels };
}

export function summary(...labels: readonly string[]): Metric {
  return { type: 'summary', labels };
}

/** The unit of a metric, which its name tells by convention; undefined for plain numbers. */
export function unitOf(name: string): 'seconds' | 'bytes' | 'ratio' | undefined {
  const base = name.replace(/_(total|sum|bucket|count|info)$/, '');
  if (name.endsWith('_count')) return undefined;
  if (/_seconds$|_timestamp$/.test(base)) return 'seconds';
  if (/_bytes$/.test(base)) return 'bytes';
  return /(_|:)ratio(_|$)/.test(base) ? 'ratio' : undefined;
}
