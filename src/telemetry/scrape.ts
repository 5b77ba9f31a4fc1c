import type { Scrape } from './metric.ts';

/** What Prometheus itself records of every scrape. Source: prometheus.io, concepts/jobs_instances. */
const ofEveryTarget = ['job', 'instance'];
/** What the operator adds for a pod. Source: prometheus-operator 0.93, pkg/prometheus/promcfg.go. */
const ofPods = ['namespace', 'pod', 'container', 'endpoint'];

/**
 * The labels that every series of a target carries, whatever it exports. `service` is the name of the platform's
 * service, which the monitors take from the label of its pods; `store` is that of the store that an exporter asks.
 */
export const scrapeLabels: Readonly<Record<Scrape, readonly string[]>> = {
  pod: [...ofEveryTarget, ...ofPods, 'service', 'store'],
  /** node-exporter: `node` is the node's name, since instance is only an address. */
  node: [...ofEveryTarget, ...ofPods, 'service', 'node'],
  /** The kubelet of each node; namespace and pod are those that a series speaks of. */
  kubelet: [...ofEveryTarget, 'endpoint', 'service', 'node', 'metrics_path'],
  /** kube-state-metrics: its own labels win, so that namespace and pod are those of the object. */
  objects: [...ofEveryTarget, 'endpoint', 'service', 'container', 'namespace', 'pod'],
  /** blackbox: instance is what was asked, `external` is its name in the definition. */
  probe: [...ofEveryTarget, 'namespace', 'external'],
};

/** Metrics that Prometheus makes for every target. */
export const targetMetrics: readonly string[] = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
];
/** Metrics that Prometheus makes for every alert. */
export const alertMetrics: readonly string[] = ['ALERTS', 'ALERTS_FOR_STATE'];
