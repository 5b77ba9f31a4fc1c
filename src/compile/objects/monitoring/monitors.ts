import type { DataPath, Sourced } from '../../../base/index.ts';
import type { PodMonitor } from '../../../kubernetes/index.ts';
import type { Environment, External, Platform, Service, Store } from '../../../model/index.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { isMeshed } from '../meshed.ts';
import { sourced } from '../sourced.ts';
import { storePods } from '../store-pods.ts';
import { time } from './alert.ts';
import { probeModule } from './exporters.ts';

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
  readonly jobLabel: string;
  readonly pods: Record<string, string>;
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
      jobLabel,
      ...(of === undefined ? {} : { namespaceSelector: { matchNames: [of] } }),
      selector: { matchLabels: pods },
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
  const agent = {
    sourceLabels: ['__meta_kubernetes_pod_ip'],
    targetLabel: '__address__',
    replacement: '$1:15020',
  };
  return { ...common, path: '/stats/prometheus', relabelings: [named, agent] };
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

/** Reads the metrics of a store that its operator runs, from each of its instances. */
export function instanceMonitor(platform: Platform, store: Store): Sourced {
  const named = { targetLabel: 'store', replacement: store.name };
  const rabbitmq = store.type === 'rabbitmq';
  return podMonitor(platform, {
    name: store.name,
    namespace: store.namespace,
    component: 'monitoring',
    jobLabel: rabbitmq ? 'app.kubernetes.io/name' : 'cnpg.io/cluster',
    pods: storePods(store),
    endpoints: rabbitmq
      ? [
          { port: 'prometheus', relabelings: [named] },
          {
            port: 'prometheus',
            path: '/metrics/detailed',
            params: { family: ['queue_coarse_metrics', 'queue_consumer_count'] },
            relabelings: [named, { targetLabel: 'endpoint', replacement: 'prometheus-detailed' }],
          },
        ]
      : [{ port: 'metrics', relabelings: [named] }],
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

/** Software of others whose chart makes no monitor by itself: its pods, and where their metrics are. */
const installed: Readonly<
  Record<string, { readonly pods: Record<string, string>; readonly endpoint: Endpoint }>
> = {
  // kubernetes/autoscaler, charts/cluster-autoscaler: the container port has no name.
  'cluster-autoscaler': {
    pods: { 'app.kubernetes.io/instance': 'cluster-autoscaler' },
    endpoint: { portNumber: 8085 },
  },
  // cert-manager v1.21, deploy/charts/cert-manager/templates/deployment.yaml. Its series name the certificate's namespace.
  'cert-manager': {
    pods: { 'app.kubernetes.io/instance': 'cert-manager', 'app.kubernetes.io/component': 'controller' },
    endpoint: { port: 'http-metrics', honorLabels: true },
  },
};

/** Reads the metrics of installed software. */
export function installedMonitors(
  platform: Platform,
  environment: Environment,
  components: readonly { readonly name: string; readonly namespace: string }[],
  from: DataPath,
): readonly Sourced[] {
  return components.flatMap(({ name, namespace }) => {
    const known = installed[name];
    if (known === undefined) return [];
    return [
      podMonitor(platform, {
        name: `${name}-metrics`,
        namespace: environment.monitoringNamespace,
        of: namespace,
        component: 'monitoring',
        jobLabel: 'app.kubernetes.io/instance',
        pods: known.pods,
        endpoints: [known.endpoint],
        from,
      }),
    ];
  });
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
