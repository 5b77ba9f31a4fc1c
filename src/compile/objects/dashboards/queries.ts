/** A selector of series: the metric, and what their labels must be. */
export function series(metric: string, labels: Readonly<Record<string, string>>, range?: string): string {
  const matchers = Object.entries(labels).map(([label, value]) =>
    value.startsWith('~') ? `${label}=~"${value.slice(1)}"` : `${label}="${value}"`,
  );
  const where = matchers.length === 0 ? '' : `{${matchers.join(', ')}}`;
  return `${metric}${where}${range === undefined ? '' : `[${range}]`}`;
}

/** What is added in a second, over five minutes. */
export function rate(metric: string, labels: Readonly<Record<string, string>>): string {
  return `rate(${series(metric, labels, '5m')})`;
}

/** A sum, for each value of some labels. */
export function sum(of: string, ...by: readonly string[]): string {
  return by.length === 0 ? `sum(${of})` : `sum by (${by.join(', ')}) (${of})`;
}

/** What a share of the values of a histogram stays below. */
export function quantile(
  share: number,
  metric: string,
  labels: Readonly<Record<string, string>>,
  ...by: readonly string[]
): string {
  return `histogram_quantile(${share}, ${sum(rate(`${metric}_bucket`, labels), 'le', ...by)})`;
}

/** One of several names. */
export function anyOf(names: readonly string[]): string {
  return `~${names.join('|')}`;
}
