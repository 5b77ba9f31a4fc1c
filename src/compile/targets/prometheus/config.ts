import type { JsonObject } from '../../../base/index.ts';
import type { Collection, Environment, Platform } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { time } from '../../objects/monitoring/alert.ts';
import { askedStores, blackbox, probeModule, triedExternals } from '../../objects/monitoring/exporters.ts';
import { exportsItself, storesBy } from '../../objects/monitoring/watched.ts';
import type { Job } from './job.ts';
import { pod, podLabel, podLabels, running } from './pods.ts';
import { discovered, drop, keep, label, replace } from './relabel.ts';
import { softwareJobs, softwareNamespaces } from './software.ts';

const annotation = (name: string) => `${pod}_annotation_prometheus_io_${name}`;
const name = podLabel('app.kubernetes.io/name');
/** The way to a kubelet, by the token and the authority that every pod is given. */
const toKubelet = {
  scheme: 'https',
  authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
  tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' },
};

interface Config {
  readonly value: JsonObject;
  readonly comments: Readonly<Record<string, string>>;
}

/** The main configuration. Source of the fields: prometheus.io, configuration, Prometheus 3.9. */
export function prometheusConfig(
  platform: Platform,
  environment: Environment,
  collection: Collection,
  components: readonly Component[],
): Config {
  const every = time(collection.interval);
  const jobs = jobsOf(environment, components);
  return {
    value: {
      global: {
        scrape_interval: every,
        evaluation_interval: every,
        external_labels: { platform: platform.name, environment: environment.name },
      },
      rule_files: ['rules/*.yml'],
      ...(environment.alerts === undefined ? {} : { alerting: alerting(environment) }),
      scrape_configs: jobs.map(({ job }) => job),
    } as JsonObject,
    comments: {
      alerting: 'Each Alertmanager is told by itself: they agree among each other who speaks.',
      ...Object.fromEntries(jobs.map(({ why }, index) => [`scrape_configs[${index}]`, why])),
    },
  };
}

function alerting({ monitoringNamespace }: Environment): object {
  return {
    alertmanagers: [
      {
        kubernetes_sd_configs: [discovered('pod', [monitoringNamespace])],
        relabel_configs: [keep(name, 'alertmanager'), keep(`${pod}_container_port_number`, '9093')],
      },
    ],
  };
}

function jobsOf(environment: Environment, components: readonly Component[]): readonly Job[] {
  return [
    annotatedPods(environment, components),
    ...postgresInstances(environment),
    ...poolers(environment),
    ...brokers(environment),
    ...caches(environment),
    ...softwareJobs(components),
    ...clusterJobs(environment),
    ...externals(environment),
  ];
}

function annotatedPods(environment: Environment, components: readonly Component[]): Job {
  const read = softwareNamespaces(environment, components);
  const stores = askedStores(environment).map((store) => store.name);
  const slow = environment.services.filter(({ metrics }) => metrics?.interval !== undefined);
  return {
    why: 'Every pod that says by its annotations that it has metrics, and where. Pods, not Services: behind those each read would meet another pod.',
    job: {
      job_name: 'kubernetes-pods',
      kubernetes_sd_configs: [discovered('pod')],
      relabel_configs: [
        keep(annotation('scrape'), 'true'),
        ...(read.length === 0 ? [] : [drop('__meta_kubernetes_namespace', read.join('|'))]),
        running,
        replace([annotation('path')], '(.+)', '__metrics_path__'),
        replace(['__address__', annotation('port')], '([^:]+)(?::\\d+)?;(\\d+)', '__address__', '$1:$2'),
        ...podLabels,
        label(name, 'job'),
        label(name, 'service'),
        ...(stores.length === 0 ? [] : [replace([name], `(${stores.join('|')})-exporter`, 'store', '$1')]),
        ...slow.map((service) =>
          replace([name], service.name, '__scrape_interval__', time(service.metrics?.interval ?? 0)),
        ),
      ],
    },
  };
}

function postgresInstances(environment: Environment): readonly Job[] {
  if (storesBy(environment, 'cloudnative-pg').length === 0) return [];
  const cluster = podLabel('cnpg.io/cluster');
  return [
    {
      why: 'The instances of PostgreSQL, which the operator does not annotate.',
      job: {
        job_name: 'postgres',
        kubernetes_sd_configs: [discovered('pod')],
        relabel_configs: [
          keep(cluster, '.+'),
          keep(`${pod}_container_port_name`, 'metrics'),
          running,
          ...podLabels,
          label(cluster, 'store'),
        ],
      },
    },
  ];
}

function poolers(environment: Environment): readonly Job[] {
  const stores = environment.stores.filter(({ pooler }) => pooler);
  if (stores.length === 0) return [];
  const pooler = podLabel('cnpg.io/poolerName');
  return [
    {
      why: 'The pools of connections before PostgreSQL.',
      job: {
        job_name: 'postgres-poolers',
        kubernetes_sd_configs: [discovered('pod')],
        relabel_configs: [
          keep(pooler, '.+'),
          keep(`${pod}_container_port_name`, 'metrics'),
          running,
          ...podLabels,
          replace([pooler], `(${stores.map(({ name }) => name).join('|')})-pooler`, 'store', '$1'),
        ],
      },
    },
  ];
}

function brokers(environment: Environment): readonly Job[] {
  const stores = storesBy(environment, 'rabbitmq').map((store) => store.name);
  if (stores.length === 0) return [];
  const nodes = [
    keep(name, stores.join('|')),
    keep(`${pod}_container_port_name`, 'prometheus'),
    running,
    ...podLabels,
    label(name, 'store'),
  ];
  const job = { kubernetes_sd_configs: [discovered('pod')], relabel_configs: nodes };
  return [
    { why: 'The nodes of RabbitMQ.', job: { job_name: 'rabbitmq', ...job } },
    {
      why: 'The length of each queue; the other page only has the sum of all.',
      job: {
        job_name: 'rabbitmq-detailed',
        metrics_path: '/metrics/detailed',
        params: { family: ['queue_coarse_metrics', 'queue_consumer_count'] },
        ...job,
      },
    },
  ];
}

function caches({ stores }: Environment): readonly Job[] {
  const names = stores.filter((store) => store.type === 'redis' && exportsItself(store));
  if (names.length === 0) return [];
  return [
    {
      why: 'The instances of Redis, each with its exporter beside it.',
      job: {
        job_name: 'redis',
        kubernetes_sd_configs: [discovered('pod')],
        relabel_configs: [
          keep(name, names.map((store) => store.name).join('|')),
          keep(`${pod}_container_port_name`, 'metrics'),
          running,
          ...podLabels,
          label(name, 'store'),
        ],
      },
    },
  ];
}

function clusterJobs({ monitoringNamespace }: Environment): readonly Job[] {
  const nodes = [discovered('node')];
  const nodeName = label('__meta_kubernetes_node_name', 'node');
  return [
    {
      why: 'Every node by itself: behind a Service only one of them, each time another, would be read.',
      job: {
        job_name: 'node-exporter',
        kubernetes_sd_configs: nodes,
        relabel_configs: [
          replace(['__meta_kubernetes_node_address_InternalIP'], '(.+)', '__address__', '$1:9100'),
          nodeName,
        ],
      },
    },
    {
      why: 'Volumes, by the kubelet of each node.',
      job: { job_name: 'kubelet', ...toKubelet, kubernetes_sd_configs: nodes, relabel_configs: [nodeName] },
    },
    {
      why: 'Containers, by the kubelet of each node.',
      job: {
        job_name: 'cadvisor',
        ...toKubelet,
        metrics_path: '/metrics/cadvisor',
        kubernetes_sd_configs: nodes,
        relabel_configs: [nodeName],
      },
    },
    {
      why: 'The state of objects. Its own labels win: namespace and pod are those of the object.',
      job: {
        job_name: 'kube-state-metrics',
        honor_labels: true,
        kubernetes_sd_configs: [discovered('pod')],
        relabel_configs: [
          keep(name, 'kube-state-metrics'),
          keep(`${pod}_container_port_number`, '8080'),
          running,
        ],
      },
    },
    {
      why: 'Prometheus and Alertmanager themselves.',
      job: {
        job_name: 'monitoring',
        kubernetes_sd_configs: [discovered('pod', [monitoringNamespace])],
        relabel_configs: [
          keep(name, 'prometheus|alertmanager'),
          keep(`${pod}_container_port_number`, '9090|9093'),
          running,
          ...podLabels,
        ],
      },
    },
  ];
}

function externals(environment: Environment): readonly Job[] {
  const prober = blackbox(environment);
  if (prober === undefined) return [];
  const modules = [...new Set(triedExternals(environment).map(probeModule))];
  return modules.map((module) => ({
    why: 'Systems outside the platform, tried from inside the cluster.',
    job: {
      job_name: `externals-${module}`,
      metrics_path: '/probe',
      params: { module: [module] },
      scrape_interval: '60s',
      static_configs: triedExternals(environment)
        .filter((external) => probeModule(external) === module)
        .map(({ name: external, host, port }) => ({
          targets: [`${host}:${port}`],
          labels: { external, namespace: environment.monitoringNamespace },
        })),
      relabel_configs: [
        label('__address__', '__param_target'),
        label('__param_target', 'instance'),
        {
          target_label: '__address__',
          replacement: `${prober.name}.${prober.namespace}.svc.cluster.local:${prober.ports[0]?.port}`,
        },
      ],
    },
  }));
}
