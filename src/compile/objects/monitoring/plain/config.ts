import { type JsonObject, printYaml } from '../../../../base/index.ts';
import type { Collection, Environment, Platform } from '../../../../model/index.ts';
import { time } from '../alert.ts';
import { retentionSize } from '../retention.ts';
import type { Job } from './job.ts';
import { pod, podLabel } from './pods.ts';
import { discovered, keep } from './relabel.ts';

/** Files of rules, beside the main configuration. */
export const recordingFile = 'recordings.rules.yml';
export const alertFile = 'alert.rules.yml';

/** The main configuration. Source of the fields: prometheus.io, configuration, Prometheus 3.13. */
export function prometheusConfig(
  platform: Platform,
  environment: Environment,
  collection: Collection,
  jobs: readonly Job[],
): string {
  const every = time(collection.interval);
  const alerted = environment.alerts !== undefined;
  const value = {
    global: {
      scrape_interval: every,
      evaluation_interval: every,
      external_labels: { platform: platform.name, environment: environment.name },
    },
    storage: {
      tsdb: { retention: { time: time(collection.retention), size: retentionSize(collection) } },
    },
    rule_files: [recordingFile, ...(alerted ? [alertFile] : [])],
    ...(alerted ? { alerting: alerting(environment) } : {}),
    scrape_configs: jobs.map(({ job }) => job),
  } as JsonObject;
  const comments = {
    'storage.tsdb.retention.size':
      'Older samples go before the volume is full; the write-ahead log needs the rest.',
    alerting: 'Each Alertmanager is told by itself: they agree among each other who speaks.',
    ...Object.fromEntries(jobs.map(({ why }, index) => [`scrape_configs[${index}]`, why])),
  };
  return printYaml([{ value, comments: new Map(Object.entries(comments)) }]);
}

function alerting({ monitoringNamespace }: Environment): object {
  return {
    alertmanagers: [
      {
        kubernetes_sd_configs: [discovered('pod', [monitoringNamespace])],
        relabel_configs: [
          keep(podLabel('app.kubernetes.io/name'), 'alertmanager'),
          keep(`${pod}_container_port_number`, '9093'),
        ],
      },
    ],
  };
}
