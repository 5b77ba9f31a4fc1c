import { type DataPath, plain, positionAt, type Tree } from '../../../base/index.ts';
import type { Facts } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';
import type { FindingPlace } from '../../rule.ts';
import { type Fields, fieldsAt, listAt, textAt } from '../../value.ts';

/** A job of a Prometheus that is configured by files. */
export interface Job {
  readonly name: string;
  /** The addresses that are written down, each with its place. */
  readonly targets: readonly { readonly address: string; readonly place: DataPath }[];
  /** Whether it finds pods through the Kubernetes API. */
  readonly findsPods: boolean;
  readonly relabelling: readonly Fields[];
  at(path: DataPath, note: string): FindingPlace;
}

/** The jobs of all configurations of a repository. */
export const jobsOf = oncePer((facts: Facts): readonly Job[] =>
  facts.monitoring.prometheus.flatMap((tree) =>
    listAt(plain(tree), 'scrape_configs').map((job, index) => read(tree, job, ['scrape_configs', index])),
  ),
);

/** Where values of charts hold further jobs: those of kube-prometheus-stack, and of prometheus itself. */
const inValues: readonly DataPath[] = [
  ['prometheus', 'prometheusSpec', 'additionalScrapeConfigs'],
  ['serverFiles', 'prometheus.yml', 'scrape_configs'],
];

/** The jobs of all configurations, with those that values of charts add to the ones of the chart. */
export const allJobsOf = oncePer((facts: Facts): readonly Job[] => {
  const values = new Set(
    facts.clusters.flatMap(({ software }) => software.flatMap((installed) => installed.values)),
  );
  const added = [...values].flatMap((tree) =>
    inValues.flatMap((path) =>
      listAt(plain(tree), ...path).map((job, index) => read(tree, job, [...path, index])),
    ),
  );
  return [...jobsOf(facts), ...added];
});

function read(tree: Tree, job: unknown, path: DataPath): Job {
  return {
    name: textAt(job, 'job_name') ?? '',
    targets: listAt(job, 'static_configs').flatMap((one, index) =>
      listAt(one, 'targets').flatMap((address, place) =>
        typeof address === 'string' ? [{ address, place: ['static_configs', index, 'targets', place] }] : [],
      ),
    ),
    findsPods: listAt(job, 'kubernetes_sd_configs').some((one) => textAt(one, 'role') === 'pod'),
    relabelling: listAt(job, 'relabel_configs').map((one) => fieldsAt(one)),
    at: (inner, note) => ({ at: positionAt(tree, [...path, ...inner]), note }),
  };
}

/** Whether a step of the relabelling reads a label. */
export function reads(step: Fields, label: RegExp): boolean {
  return listAt(step, 'source_labels').some((source) => typeof source === 'string' && label.test(source));
}

/** Whether some step of a job writes a label. */
export function writes({ relabelling }: Job, label: string): boolean {
  return relabelling.some(
    (step) => textAt(step, 'target_label') === label || textAt(step, 'action') === 'labelmap',
  );
}

/** Whether a job asks another program about its targets, as that of blackbox does. */
export function isProbe(job: Job): boolean {
  return writes(job, '__param_target');
}

/** The step of a job that takes only pods which are annotated. */
export function annotationStep({ relabelling }: Job): number {
  return relabelling.findIndex(
    (step) =>
      textAt(step, 'action') === 'keep' &&
      reads(step, /^__meta_kubernetes_pod_annotation_prometheus_io_scrape$/),
  );
}
