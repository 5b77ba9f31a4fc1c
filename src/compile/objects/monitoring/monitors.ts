import type { DataPath, Sourced } from '../../../base/index.ts';
import type { PodMonitor } from '../../../kubernetes/index.ts';
import type { Environment, External, Platform, Service, Store } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { isMeshed } from '../meshed.ts';
import { sourced } from '../sourced.ts';
import { poolerName, poolerPods, storePods } from '../store-pods.ts';
import { time } from './alert.ts';
import { probeModule } from './exporters.ts';
import { agentPort, metricsOf, proxyEndpoint, type SoftwareMetrics } from './software.ts';

type Endpoint = NonNullable<NonNullable<PodMonitor['spec']>['podMetricsEndpoints']>[number];

type Relabeling = NonNullable<Endpoint['relabelings']>[number];

/** The label that names a pod's service, as discovery writes it. */
const podName = '__meta_kubernetes_pod_label_app_kubernetes_io_name';

interface Watched {
  readonly name: string;
  readonly namespace: string;
  /** Namespace of the pods, where it is another. */
  readonly of?: string;
  readonly component: string;
  /** Label of the pods that names the job, where the endpoints do not. */
  readonly jobLabel?: string;
  readonly pods: Readonly<Record<string, string>>;
  readonly endpoints: Endpoint[];
  readonly comments?: Record<string, string>;
  readonly from: DataPath;
}

function podMonitor(platform: Platform, watched: Watched): Sourced {
  const { name, namespace, of, component, jobLabel, pods, endpoints, comments = {}, from } = watched;
  const object: PodMonitor = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace, labels: labelsOf(platform, name, component) },
    spec: {
      ...(jobLabel === undefined ? {} : { jobLabel }),
      ...(of === undefined ? {} : { namespaceSelector: { matchNames: [of] } }),
      selector: { matchLabels: { ...pods } },
      podMetricsEndpoints: endpoints,
    },
  };
  return sourced(object, from, { comments });
}

/** Where the metrics of a service are read: at the pod itself, or at the agent of its sidecar. */
function endpointOf(environment: Environment, service: Service, named: Relabeling): Endpoint | undefined {
  const { metrics } = service;
  const port = service.ports.find((one) => one.port === metrics?.port && one.protocol === 'TCP');
  if (metrics === undefined || port === undefined) return undefined;
  const common = {
    port: port.name,
    ...(metrics.interval === undefined ? {} : { interval: time(metrics.interval) }),
  };
  if (!isMeshed(environment, service.namespace)) {
    return { ...common, path: metrics.path, relabelings: [named] };
  }
  return { ...common, path: proxyEndpoint.path, relabelings: [named, atPort(agentPort)] };
}

/** Why an endpoint is that of the sidecar's agent. */
function sidecarComment(environment: Environment, { namespace }: Service): Record<string, string> {
  if (!isMeshed(environment, namespace)) return {};
  return {
    'spec.podMetricsEndpoints[0].path':
      'The sidecar takes mTLS only. Its agent merges the metrics of both, without it, on port 15020.',
  };
}

/** Reads the metrics of a service from each of its pods. */
export function serviceMonitor(
  platform: Platform,
  environment: Environment,
  service: Service,
): readonly Sourced[] {
  const endpoint = endpointOf(environment, service, { sourceLabels: [podName], targetLabel: 'service' });
  if (endpoint === undefined) return [];
  return [
    podMonitor(platform, {
      name: service.name,
      namespace: service.namespace,
      component: 'monitoring',
      jobLabel: 'app.kubernetes.io/name',
      pods: selectorOf(service.name),
      endpoints: [endpoint],
      comments: sidecarComment(environment, service),
      from: [...service.path, 'metrics'],
    }),
  ];
}

/** Reads what the sidecar of a service tells of its requests, where the service itself has no metrics. */
export function proxyMonitor(platform: Platform, service: Service): Sourced {
  const { port, path } = proxyEndpoint;
  return podMonitor(platform, {
    name: service.name,
    namespace: service.namespace,
    component: 'monitoring',
    jobLabel: 'app.kubernetes.io/name',
    pods: selectorOf(service.name),
    endpoints: [
      { port, path, relabelings: [{ sourceLabels: [podName], targetLabel: 'service' }, atPort(agentPort)] },
    ],
    comments: {
      'spec.podMetricsEndpoints[0]':
        'Its sidecar counts the requests. The port is the one that injection declares; the agent answers on 15020.',
    },
    from: service.path,
  });
}

/** Reads the metrics of the pool of connections before a database. */
export function poolerMonitor(platform: Platform, store: Store): Sourced {
  return podMonitor(platform, {
    name: poolerName(store),
    namespace: store.namespace,
    component: 'monitoring',
    jobLabel: 'cnpg.io/poolerName',
    pods: poolerPods(store),
    endpoints: [{ port: 'metrics', relabelings: [{ targetLabel: 'store', replacement: store.name }] }],
    from: [...store.path, 'pooler'],
  });
}

/** Reads the metrics of a store in the cluster from each of its instances. */
export function instanceMonitor(platform: Platform, store: Store): Sourced {
  const named = { targetLabel: 'store', replacement: store.name };
  const rabbitmq = store.type === 'rabbitmq';
  return podMonitor(platform, {
    name: store.name,
    namespace: store.namespace,
    component: 'monitoring',
    jobLabel: store.type === 'postgres' ? 'cnpg.io/cluster' : 'app.kubernetes.io/name',
    pods: storePods(store),
    endpoints: rabbitmq ? brokerEndpoints(named) : [{ port: 'metrics', relabelings: [named] }],
    comments: rabbitmq
      ? {
          'spec.podMetricsEndpoints[1].path':
            'The length of each queue; the other page only has the sum of all.',
          'spec.podMetricsEndpoints[1].relabelings[1]':
            'Both are read from one port, and must not be one target.',
        }
      : {},
    from: store.path,
  });
}

function brokerEndpoints(named: Relabeling): Endpoint[] {
  return [
    { port: 'prometheus', relabelings: [named] },
    {
      port: 'prometheus',
      path: '/metrics/detailed',
      params: { family: ['queue_coarse_metrics', 'queue_consumer_count'] },
      relabelings: [named, { targetLabel: 'endpoint', replacement: 'prometheus-detailed' }],
    },
  ];
}

/** Reads what an exporter says about a store. */
export function exporterMonitor(
  platform: Platform,
  environment: Environment,
  exporter: Service,
  store: Store,
): readonly Sourced[] {
  const endpoint = endpointOf(environment, exporter, { targetLabel: 'store', replacement: store.name });
  if (endpoint === undefined) return [];
  return [
    podMonitor(platform, {
      name: exporter.name,
      namespace: exporter.namespace,
      component: 'monitoring',
      jobLabel: 'app.kubernetes.io/name',
      pods: selectorOf(exporter.name),
      endpoints: [endpoint],
      comments: sidecarComment(environment, exporter),
      from: store.path,
    }),
  ];
}

/**
 * Reads the metrics of installed software. The monitors of the charts themselves are not asked for: what secrets and
 * delivery depend on would then have to wait for Prometheus.
 */
export function installedMonitors(
  platform: Platform,
  environment: Environment,
  components: readonly Component[],
  from: DataPath,
): readonly Sourced[] {
  return components.flatMap((component) => {
    const metrics = metricsOf(component);
    if (metrics === undefined) return [];
    const { name, namespace } = component;
    // A certificate is looked for beside the monitor.
    const beside = metrics.tls !== undefined;
    return [
      podMonitor(platform, {
        name: `${name}-metrics`,
        namespace: beside ? namespace : environment.monitoringNamespace,
        ...(beside ? {} : { of: namespace }),
        component: 'monitoring',
        pods: metrics.pods,
        endpoints: [softwareEndpoint(name, metrics)],
        from,
      }),
    ];
  });
}

function softwareEndpoint(name: string, metrics: SoftwareMetrics): Endpoint {
  const { port, answers, path, params, honorLabels, tls } = metrics;
  return {
    ...(typeof port === 'number' ? { portNumber: port } : { port }),
    ...(path === undefined ? {} : { path }),
    ...(params === undefined ? {} : { params: { ...params } }),
    ...(honorLabels === undefined ? {} : { honorLabels }),
    ...(tls === undefined
      ? {}
      : {
          scheme: 'https',
          tlsConfig: { ca: { secret: { name: tls.secret, key: tls.key } }, serverName: tls.name },
        }),
    relabelings: [
      { targetLabel: 'job', replacement: name },
      ...(answers === undefined ? [] : [atPort(answers)]),
    ],
  };
}

/** Leads to another port of the same pod. */
function atPort(port: number): Relabeling {
  return {
    sourceLabels: ['__meta_kubernetes_pod_ip'],
    targetLabel: '__address__',
    replacement: `$1:${port}`,
  };
}

/** Asks from inside the cluster whether an external system can be reached. */
export function externalProbe(platform: Platform, exporter: Service, external: External): Sourced {
  const object = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: {
      name: external.name,
      namespace: exporter.namespace,
      labels: labelsOf(platform, external.name, 'monitoring'),
    },
    spec: {
      jobName: 'externals',
      interval: '60s',
      module: probeModule(external),
      prober: { url: `${exporter.name}.${exporter.namespace}.svc.cluster.local:${exporter.ports[0]?.port}` },
      targets: {
        staticConfig: {
          static: [`${external.host}:${external.port}`],
          labels: { external: external.name },
        },
      },
    },
  };
  return sourced(object, external.path);
}
