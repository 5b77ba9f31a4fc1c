export type { AlertDefault, AlertSeverity, BoundKind, BuiltInAlert } from './alerts.ts';
export { builtInAlerts } from './alerts.ts';
export { catalogue, type ExporterName, exporters, type Series, seriesOf } from './catalogue.ts';
export type { Exporter, Metric, MetricType, Scrape } from './metric.ts';
export { unitOf } from './metric.ts';
export type {
  Aggregation,
  Binary,
  Call,
  Expression,
  Literal,
  Matcher,
  Selector,
  Span,
  Subquery,
} from './promql/expression.ts';
export { partsOf, selectorsOf, within } from './promql/expression.ts';
export { rangeArgument } from './promql/ranges.ts';
export { type PromqlFault, type ReadPromql, readPromql } from './promql/read.ts';
export {
  duration,
  type ErrorWindow,
  errorRate,
  errorRatio,
  errorWindows,
  quantiles,
  type Recording,
  recordings,
  requestRate,
} from './recordings.ts';
