/** Functions over a range of samples, by the position of that argument. Source: Prometheus 3.5, promql/parser/functions.go. */
const overRange: ReadonlyMap<string, number> = new Map([
  ...[
    ...['absent_over_time', 'avg_over_time', 'changes', 'count_over_time', 'delta', 'deriv'],
    ...['double_exponential_smoothing', 'first_over_time', 'holt_winters', 'idelta', 'increase', 'irate'],
    ...['last_over_time', 'mad_over_time', 'max_over_time', 'min_over_time', 'predict_linear'],
    ...['present_over_time', 'rate', 'resets', 'stddev_over_time', 'stdvar_over_time', 'sum_over_time'],
    ...['ts_of_first_over_time', 'ts_of_last_over_time', 'ts_of_max_over_time', 'ts_of_min_over_time'],
  ].map((name) => [name, 0] as const),
  ['quantile_over_time', 1],
]);

/** The position of the argument that must be a range; undefined for functions of single samples. */
export function rangeArgument(call: string): number | undefined {
  return overRange.get(call);
}
