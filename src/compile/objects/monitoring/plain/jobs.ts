import type { Environment, Platform, Store } from '../../../../model/index.ts';
import type { Component } from '../../area.ts';
import { partOfLabel } from '../../labels.ts';
import { isMeshed } from '../../meshed.ts';
import { serverPorts } from '../../object-servers.ts';
import { exporterPort, operators, poolerMetricsPort } from '../../store-operators.ts';
import { poolerName, poolerPods, storePods } from '../../store-pods.ts';
import { time } from '../alert.ts';
import { askedStores, blackbox, probeModule, storeExporter, triedExternals } from '../exporters.ts';
import { agentPort } from '../software.ts';
import { exportsItself, proxied } from '../watched.ts';
import { type Job, namespacesOf, type Reading } from './job.ts';
import { pod, podLabel, podLabels, running } from './pods.ts';
import { discovered, keep, label, replace } from './relabel.ts';
import { softwareJobs } from './software.ts';

const annotation = (name: string) => `${pod}_annotation_prometheus_io_${name}`;
const name = podLabel('app.kubernetes.io/name');
/** The way to a kubelet, by the token and the authority that every pod is given. */
const toKubelet = {
  scheme: 'https',
  authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
  tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' },
};

/** Port of kube-state-metrics. */
export const stateMetricsPort = 8080;
/** Port of node-exporter, on the address of its node. */
export const nodeMetricsPort = 9100;
/** Port of a kubelet. */
export const kubeletPort = 10250;
/** Everything that Prometheus reads in an environment. */
export function jobsOf(
  platform: Platform,
  environment: Environment,
  components: readonly Component[],
): readonly Job[] {
  const own = { [partOfLabel]: platform.name };
  return [
    ...annotatedPods(environment, own),
    ...storeJobs(environment),
    ...softwareJobs(components),
    ...clusterJobs(environment, own),
    itself(environment, own),
    ...externals(environment, own),
  ];
}

/** Labels that all pods of the platform carry. */
type Own = Reading['pods'];

function annotatedPods(environment: Environment, own: Own): readonly Job[] {
  const exporters = askedStores(environment).map((store) => storeExporter(environment, store));
  const prober = blackbox(environment);
  const all = [...environment.services, ...exporters, ...(prober === undefined ? [] : [prober])];
  const programs = all.flatMap(({ metrics, namespace }): readonly Reading[] => {
    if (metrics === undefined) return [];
    const port = isMeshed(environment, namespace) ? agentPort : metrics.port;
    return [{ namespace, pods: own, port }];
  });
  // Injection annotates what has no metrics itself: the sidecar counts its requests.
  const sidecars = proxied(environment).map(({ namespace }) => ({ namespace, pods: own, port: agentPort }));
  const reads = [...programs, ...sidecars];
  if (reads.length === 0) return [];
  const asked = askedStores(environment).map((store) => store.name);
  const slow = environment.services.filter(({ metrics }) => metrics?.interval !== undefined);
  return [
    {
      reads,
      why: 'Every pod that says by its annotations that it has metrics, and where. Pods, not Services: behind those each read would meet another pod.',
      job: {
        job_name: 'kubernetes-pods',
        kubernetes_sd_configs: [discovered('pod', namespacesOf(reads))],
        relabel_configs: [
          keep(annotation('scrape'), 'true'),
          running,
          replace([annotation('path')], '(.+)', '__metrics_path__'),
          replace(['__address__', annotation('port')], '([^:]+)(?::\\d+)?;(\\d+)', '__address__', '$1:$2'),
          ...podLabels,
          label(name, 'job'),
          label(name, 'service'),
          ...(asked.length === 0 ? [] : [replace([name], `(${asked.join('|')})-exporter`, 'store', '$1')]),
          ...slow.map((service) =>
            replace([name], service.name, '__scrape_interval__', time(service.metrics?.interval ?? 0)),
          ),
        ],
      },
    },
  ];
}

/** Stores whose pods have their metrics themselves. */
function storeJobs(environment: Environment): readonly Job[] {
  const own = environment.stores.filter(exportsItself);
  const of = (type: Store['type']) => own.filter((store) => store.type === type);
  const brokers = of('rabbitmq');
  return [
    ...podsJob('postgres', of('postgres'), {
      why: 'The instances of PostgreSQL, which the operator does not annotate.',
      named: 'cnpg.io/cluster',
      portName: 'metrics',
      port: operators.postgres.metrics,
    }),
    ...podsJob(
      'postgres-poolers',
      environment.stores.filter(({ pooler }) => pooler),
      {
        why: 'The pools of connections before PostgreSQL.',
        named: 'cnpg.io/poolerName',
        nameOf: poolerName,
        podsOf: poolerPods,
        portName: 'metrics',
        port: poolerMetricsPort,
      },
    ),
    ...podsJob('rabbitmq', brokers, { ...broker, why: 'The nodes of RabbitMQ.' }),
    ...podsJob('rabbitmq-detailed', brokers, {
      ...broker,
      why: 'The length of each queue; the other page only has the sum of all.',
      page: {
        metrics_path: '/metrics/detailed',
        params: { family: ['queue_coarse_metrics', 'queue_consumer_count'] },
      },
    }),
    ...podsJob('redis', of('redis'), {
      why: 'The instances of Redis, each with its exporter beside it.',
      portName: 'metrics',
      port: exporterPort,
    }),
    ...podsJob('seaweedfs', of('bucket'), {
      why: 'The servers of buckets.',
      portName: 'metrics',
      port: serverPorts.metrics,
    }),
  ];
}

const broker = { portName: 'prometheus', port: operators.rabbitmq.metrics };

/** How the pods of stores are known, and where they have their metrics. */
interface StorePods {
  readonly why: string;
  /**
   * The label that carries the name of the store.
   * @default 'app.kubernetes.io/name'
   */
  readonly named?: string;
  /** What that label says of a store, where it is not its name. */
  readonly nameOf?: (store: Store) => string;
  readonly podsOf?: (store: Store) => Record<string, string>;
  readonly portName: string;
  readonly port: number;
  /** The page, where it is not the usual one. */
  readonly page?: object;
}

function podsJob(job: string, stores: readonly Store[], given: StorePods): readonly Job[] {
  const { why, named, nameOf = (store) => store.name, podsOf = storePods, portName, port, page = {} } = given;
  if (stores.length === 0) return [];
  const reads = stores.map((store) => ({ namespace: store.namespace, pods: podsOf(store), port }));
  const source = podLabel(named ?? 'app.kubernetes.io/name');
  return [
    {
      reads,
      why,
      job: {
        job_name: job,
        ...page,
        kubernetes_sd_configs: [discovered('pod', namespacesOf(reads))],
        relabel_configs: [
          keep(source, stores.map(nameOf).join('|')),
          keep(`${pod}_container_port_name`, portName),
          running,
          ...podLabels,
          ...(given.nameOf === undefined
            ? [label(source, 'store')]
            : stores.map((store) => replace([source], nameOf(store), 'store', store.name))),
        ],
      },
    },
  ];
}

function clusterJobs({ monitoringNamespace }: Environment, own: Own): readonly Job[] {
  const nodes = [discovered('node')];
  const nodeName = label('__meta_kubernetes_node_name', 'node');
  return [
    {
      reads: [],
      why: 'Every node by itself: behind a Service only one of them, each time another, would be read.',
      job: {
        job_name: 'node-exporter',
        kubernetes_sd_configs: nodes,
        relabel_configs: [
          replace(
            ['__meta_kubernetes_node_address_InternalIP'],
            '(.+)',
            '__address__',
            `$1:${nodeMetricsPort}`,
          ),
          nodeName,
        ],
      },
    },
    {
      reads: [],
      why: 'Volumes, by the kubelet of each node.',
      job: { job_name: 'kubelet', ...toKubelet, kubernetes_sd_configs: nodes, relabel_configs: [nodeName] },
    },
    {
      reads: [],
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
      reads: [{ namespace: monitoringNamespace, pods: own, port: stateMetricsPort }],
      why: 'The state of objects. Its own labels win: namespace and pod are those of the object.',
      job: {
        job_name: 'kube-state-metrics',
        honor_labels: true,
        kubernetes_sd_configs: [discovered('pod', [monitoringNamespace])],
        relabel_configs: [
          keep(name, 'kube-state-metrics'),
          keep(`${pod}_container_port_number`, String(stateMetricsPort)),
          running,
        ],
      },
    },
  ];
}

function itself({ monitoringNamespace, alerts }: Environment, own: Own): Job {
  const programs = [
    { name: 'prometheus', port: 9090 },
    ...(alerts === undefined ? [] : [{ name: 'alertmanager', port: 9093 }]),
  ];
  const names = programs.map((program) => program.name);
  return {
    reads: programs.map(({ port }) => ({ namespace: monitoringNamespace, pods: own, port })),
    why: alerts === undefined ? 'Prometheus itself.' : 'Prometheus and Alertmanager themselves.',
    job: {
      job_name: 'monitoring',
      kubernetes_sd_configs: [discovered('pod', [monitoringNamespace])],
      relabel_configs: [
        keep(name, names.join('|')),
        keep(`${pod}_container_port_number`, programs.map(({ port }) => port).join('|')),
        running,
        ...podLabels,
      ],
    },
  };
}

function externals(environment: Environment, own: Own): readonly Job[] {
  const prober = blackbox(environment);
  const [port] = prober?.ports ?? [];
  if (prober === undefined || port === undefined) return [];
  const modules = [...new Set(triedExternals(environment).map(probeModule))];
  return modules.map((module) => ({
    reads: [{ namespace: prober.namespace, pods: own, port: port.port }],
    why: 'Systems outside the platform, tried from inside the cluster.',
    job: {
      job_name: `externals-${module}`,
      metrics_path: '/probe',
      params: { module: [module] },
      scrape_interval: '60s',
      static_configs: triedExternals(environment)
        .filter((external) => probeModule(external) === module)
        .map(({ name: external, host, port: target }) => ({
          targets: [`${host}:${target}`],
          labels: { external, namespace: environment.monitoringNamespace },
        })),
      relabel_configs: [
        label('__address__', '__param_target'),
        label('__param_target', 'instance'),
        {
          target_label: '__address__',
          replacement: `${prober.name}.${prober.namespace}.svc.cluster.local:${port.expose}`,
        },
      ],
    },
  }));
}
