import { describe, expect, it } from 'vitest';
import { parseYaml, plain, valueAt } from '../../src/base/index.ts';
import { type Cluster, readFacts } from '../../src/facts/index.ts';
import {
  catalogue,
  type ExporterName,
  readPromql,
  recordings,
  selectorsOf,
} from '../../src/telemetry/index.ts';
import { compiled } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { installed } from './installed.fixture.ts';
import { watched } from './watched.fixture.ts';

/** What the files of an environment say, of which Prometheus reads the configuration from its ConfigMap. */
interface Watching {
  readonly cluster: Cluster;
  readonly own: ReadonlySet<string>;
  readonly jobs: ReadonlyMap<string, unknown>;
  readonly queries: readonly string[];
}

function yaml(text: string): unknown {
  const [document] = parseYaml({ file: 'text', text }).documents;
  return document === undefined ? undefined : plain(document);
}

/** All texts under a key, wherever they stand. */
function textsAt(value: unknown, key: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : textsAt(inner, key),
  );
}

const all = Object.entries({ ...examples, watched, installed }).flatMap(([name, definition]) => {
  const { platform, files } = compiled(definition);
  if (platform.environments[0]?.collection?.engine !== 'plain') return [];
  const { clusters } = readFacts(files);
  return platform.environments.flatMap((environment) => {
    const overlay = `${platform.layout.kubernetes}/overlays/${environment.name}`;
    const cluster = clusters.find((one) => one.name === overlay);
    if (cluster === undefined) return [];
    const maps = cluster.ofKind('ConfigMap').map(({ value }) => value);
    const data = (map: string, file: string) =>
      String(
        valueAt(
          maps.find((one) => valueAt(one, ['metadata', 'name']) === map),
          ['data', file],
        ) ?? '',
      );
    const shown = maps.filter((one) => valueAt(one, ['metadata', 'labels', 'grafana_dashboard']) === '1');
    const dashboards = shown.flatMap((one) => Object.values(valueAt(one, ['data']) as object).map(String));
    const config = yaml(data('prometheus-config', 'prometheus.yml'));
    const jobs = valueAt(config as object, ['scrape_configs']) as readonly { readonly job_name: string }[];
    const asked = dashboards.flatMap((text) =>
      (valueAt(JSON.parse(text), ['panels']) as readonly object[])
        .flatMap((panel) => (valueAt(panel, ['targets']) ?? []) as readonly object[])
        .filter((target) => valueAt(target, ['datasource', 'type']) === 'prometheus')
        .flatMap((target) => textsAt(target, 'expr')),
    );
    const rules = ['recordings.rules.yml', 'alert.rules.yml'].flatMap((file) =>
      textsAt(yaml(data('prometheus-config', file)), 'expr'),
    );
    const own = environment.services.flatMap(({ metrics }) => (metrics?.own ?? []).map((one) => one.name));
    const watching: Watching = {
      cluster,
      own: new Set(own),
      jobs: new Map(jobs.map((job) => [job.job_name, job])),
      queries: [...asked, ...rules],
    };
    return [[`${name} in ${environment.name}`, watching] as const];
  });
});

/** Whether a pod says by its annotations that it has metrics, in a namespace that Prometheus looks into. */
function annotated({ cluster, jobs }: Watching, ending: RegExp): boolean {
  const looked = JSON.stringify(jobs.get('kubernetes-pods') ?? '');
  return cluster.workloads.some(
    ({ object, podPath, namespace }) =>
      podPath !== undefined &&
      ending.test(object.name) &&
      looked.includes(`"${namespace}"`) &&
      valueAt(object.value, [...podPath.slice(0, -1), 'metadata', 'annotations', 'prometheus.io/scrape']) ===
        'true',
  );
}

const runs = ({ cluster }: Watching, name: string, port: number) =>
  cluster.workloads.some(
    ({ object, labels, ports }) =>
      object.name === name &&
      labels['app.kubernetes.io/name'] === name &&
      ports.some((one) => one.port === port),
  );

/** What must be there for the metrics of an exporter to be read; software of others has a job of its own name. */
const read: Partial<Record<ExporterName, (watching: Watching) => boolean>> = {
  service: (one) => annotated(one, /./),
  kubeStateMetrics: (one) => one.jobs.has('kube-state-metrics') && runs(one, 'kube-state-metrics', 8080),
  nodeExporter: (one) => one.jobs.has('node-exporter') && runs(one, 'node-exporter', 9100),
  kubelet: (one) => one.jobs.has('kubelet') && one.jobs.has('cadvisor'),
  prometheus: (one) => one.jobs.has('monitoring') && runs(one, 'prometheus', 9090),
  cloudNativePg: ({ jobs }) => jobs.has('postgres'),
  cloudNativePgPooler: ({ jobs }) => jobs.has('postgres-poolers'),
  rabbitmq: ({ jobs }) => jobs.has('rabbitmq') && jobs.has('rabbitmq-detailed'),
  blackbox: (one) =>
    [...one.jobs.keys()].some((job) => job.startsWith('externals-')) && annotated(one, /^blackbox/),
  postgresExporter: (one) => annotated(one, /-exporter$/),
  redisExporter: (one) => one.jobs.has('redis') || annotated(one, /-exporter$/),
  managedBroker: (one) => annotated(one, /-exporter$/),
  elasticsearchExporter: (one) => annotated(one, /-exporter$/),
  istio: ({ jobs }) => jobs.has('istiod') && jobs.has('kubernetes-pods'),
};

function isRead(watching: Watching, exporter: ExporterName): boolean {
  const job = exporter.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return read[exporter]?.(watching) ?? watching.jobs.has(job);
}

describe.each(all)('every query of %s', (_, watching) => {
  it('asks for what is read, recorded, or made by Prometheus itself', () => {
    const recorded = new Set(recordings.map(({ record }) => record));
    expect(watching.queries.length).toBeGreaterThan(40);
    const unread = new Set<string>();
    for (const query of watching.queries) {
      const { expression } = readPromql(query);
      if (expression === undefined) throw new Error(`no PromQL: ${query}`);
      for (const { metric = '' } of selectorsOf(expression)) {
        if (recorded.has(metric) || watching.own.has(metric.replace(/_(bucket|sum|count)$/, ''))) continue;
        const series = catalogue.get(metric);
        if (series === undefined) unread.add(`${metric} by nobody`);
        else if (series.exporter !== undefined && !isRead(watching, series.exporter))
          unread.add(`${metric} of ${series.exporter}`);
      }
    }
    expect([...unread]).toEqual([]);
  });
});

it('is tried on platforms with every kind of store, and on those of the examples', () => {
  expect(all.length).toBeGreaterThan(4);
});
