import {
  clusterAutoscaler,
  karpenter,
  kubelet,
  kubeStateMetrics,
  nodeExporter,
} from './exporters/cluster.ts';
import { blackbox, certManager, externalDns, istio, kong, nginx } from './exporters/edge.ts';
import {
  argoCd,
  argoRollouts,
  collector,
  externalSecrets,
  keda,
  logs,
  prometheus,
  tempo,
  vault,
} from './exporters/platform.ts';
import { service } from './exporters/service.ts';
import {
  cloudNativePg,
  cloudNativePgPooler,
  elasticsearchExporter,
  managedBroker,
  pgbouncerExporter,
  postgresExporter,
  rabbitmq,
  redisExporter,
  seaweedfs,
} from './exporters/stores.ts';
import type { Exporter, Metric } from './metric.ts';
import { recordings } from './recordings.ts';
import { alertMetrics, scrapeLabels, targetMetrics } from './scrape.ts';

/** What exports metrics on the platforms that are generated here: the metrics that alerts and dashboards ask for. */
export const exporters = {
  service,
  kubeStateMetrics,
  nodeExporter,
  kubelet,
  clusterAutoscaler,
  karpenter,
  cloudNativePg,
  cloudNativePgPooler,
  pgbouncerExporter,
  postgresExporter,
  redisExporter,
  seaweedfs,
  rabbitmq,
  managedBroker,
  elasticsearchExporter,
  istio,
  kong,
  nginx,
  certManager,
  externalDns,
  blackbox,
  prometheus,
  logs,
  tempo,
  collector,
  argoCd,
  argoRollouts,
  keda,
  externalSecrets,
  vault,
} satisfies Record<string, Exporter>;

export type ExporterName = keyof typeof exporters;

/** A series as a query can name it. */
export interface Series extends Metric {
  /** Undefined for what Prometheus makes itself. */
  readonly exporter: ExporterName | undefined;
  /** All labels that it can carry, those of the scrape included. */
  readonly labels: readonly string[];
}

/** Every series that a query may name, by name: a histogram is three of them. */
export const catalogue: ReadonlyMap<string, Series> = new Map([
  ...(Object.keys(exporters) as ExporterName[]).flatMap((name) => {
    const exporter: Exporter = exporters[name];
    return Object.entries(exporter.metrics).flatMap(([metric, of]) =>
      seriesOf(metric, { ...of, labels: [...of.labels, ...scrapeLabels[exporter.scrape]] }).map(
        ([series, value]): readonly [string, Series] => [series, { ...value, exporter: name }],
      ),
    );
  }),
  ...targetMetrics.map((name): readonly [string, Series] => [
    name,
    { type: 'gauge', exporter: undefined, labels: [...new Set(Object.values(scrapeLabels).flat())] },
  ]),
  ...alertMetrics.map((name): readonly [string, Series] => [
    name,
    { type: 'gauge', exporter: undefined, labels: ['alertname', 'alertstate', 'severity'] },
  ]),
  ...recordings.map((one): readonly [string, Series] => [
    one.record,
    { type: 'gauge', exporter: undefined, labels: one.labels },
  ]),
]);

/** The series that a metric is to a query. */
export function seriesOf(name: string, metric: Metric): readonly (readonly [string, Metric])[] {
  if (metric.type !== 'histogram' && metric.type !== 'summary') return [[name, metric]];
  const total: Metric = { type: 'counter', labels: metric.labels };
  return metric.type === 'histogram'
    ? [
        [`${name}_bucket`, { type: 'counter', labels: [...metric.labels, 'le'] }],
        [`${name}_sum`, total],
        [`${name}_count`, total],
      ]
    : [
        [name, { type: 'summary', labels: [...metric.labels, 'quantile'] }],
        [`${name}_sum`, total],
        [`${name}_count`, total],
      ];
}
