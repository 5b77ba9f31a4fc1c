import type { Sourced } from '../../../../base/index.ts';
import type {
  ClusterRole,
  Service as KubernetesService,
  NetworkPolicyIngressRule,
  RoleBinding,
} from '../../../../kubernetes/index.ts';
import type { Collection, Environment, Platform, Service } from '../../../../model/index.ts';
import { prometheusService } from '../../addresses.ts';
import type { Added } from '../../area.ts';
import { labelsOf, selectorOf } from '../../labels.ts';
import { podsOf, tcp, toNodes } from '../../network/peers.ts';
import { sourced } from '../../sourced.ts';
import type { ConfigSource } from '../../unit.ts';
import { configSources } from '../../workload/config.ts';
import { workload } from '../../workload/workload.ts';
import { madeBy } from '../made-by.ts';
import { type Job, namespacesOf, type Reading } from './job.ts';
import { kubeletPort, nodeMetricsPort } from './jobs.ts';
import { program, programPolicy } from './program.ts';
import { reloaded } from './reloaded.ts';

/** The release of 2026 that is maintained for long. Source: prometheus.io, download. */
const image = 'quay.io/prometheus/prometheus:v3.13.2';
const port = 9090;
const folder = '/etc/prometheus';
const data = '/prometheus';

/** Prometheus as a service: each replica collects everything, on a volume of its own. */
function prometheusProgram(
  environment: Environment,
  collection: Collection,
  files: Readonly<Record<string, string>>,
): Service {
  const { path, replicas, resources, storage, storageClass } = collection;
  const made = program(environment, {
    name: 'prometheus',
    purpose: 'Collects metrics and evaluates rules',
    image,
    port: { name: 'http', port, expose: prometheusService(environment).port },
    health: { live: '/-/healthy', ready: '/-/ready' },
    path,
  });
  const { ready } = made.probes;
  return {
    ...made,
    workload: 'StatefulSet',
    args: [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${data}`, '--web.enable-lifecycle'],
    // Reading the write-ahead log of many series takes minutes.
    probes: {
      ...made.probes,
      ...(ready === undefined ? {} : { startup: { ...ready, period: 15, failures: 60 } }),
    },
    resources,
    replicas: { minimum: replicas, maximum: replicas, path },
    volumes: [
      {
        kind: 'persistent',
        name: 'data',
        mountPath: data,
        size: storage,
        storageClass,
        access: 'ReadWriteOnce',
        path,
      },
    ],
    files: [{ folder, files, path }],
    placement: { ...made.placement, zones: replicas > 1 ? 'required' : 'preferred' },
    shutdown: { drain: 290, delay: 0 },
    permissions: [
      permission('', ['nodes'], ['list', 'watch'], collection),
      permission('', ['nodes/metrics'], ['get'], collection),
    ],
  };
}

function permission(
  group: string,
  resources: readonly string[],
  verbs: readonly string[],
  { path }: Collection,
): Service['permissions'][number] {
  return { group, resources, verbs, names: undefined, cluster: true, path };
}

/** Prometheus with its rights, its policy and its files. */
export function prometheus(
  platform: Platform,
  environment: Environment,
  collection: Collection,
  jobs: readonly Job[],
  files: Readonly<Record<string, string>>,
  added: Added,
): { readonly objects: readonly Sourced[]; readonly configs: readonly ConfigSource[] } {
  const service = prometheusProgram(environment, collection, files);
  const reads = jobs.flatMap((job) => job.reads);
  const objects = workload(platform, environment, service, added).map((object) =>
    madeBy(
      collection.path,
      named(environment, reloaded(object, service)),
      fieldsOf(collection, object.value.kind),
    ),
  );
  return {
    objects: [
      ...objects,
      ...discovery(platform, environment, collection, namespacesOf(reads)),
      policy(platform, environment, service, reads, added),
    ],
    configs: configSources(platform, environment, service, []).map((config) => ({
      ...config,
      fixedName: true,
    })),
  };
}

/** Where the definition says what a field says. */
function fieldsOf({ path }: Collection, kind: unknown) {
  // A definition that says nothing of metrics has no such fields.
  if (path.length < 2 || kind !== 'StatefulSet') return {};
  return {
    'spec.replicas': [...path, 'replicas'],
    'spec.template.spec.containers[0].resources': [...path, 'resources'],
    'spec.volumeClaimTemplates': [...path, 'storage'],
  };
}

/** The Service has the name and the port that people know from the chart of Prometheus. */
function named(environment: Environment, object: Sourced): Sourced {
  const service = object.value as unknown as KubernetesService;
  if (service.kind !== 'Service' || service.metadata?.name !== 'prometheus') return object;
  const { name } = prometheusService(environment);
  const value = {
    ...service,
    metadata: { ...service.metadata, name },
    spec: { ...service.spec, sessionAffinity: 'ClientIP' as const },
  };
  return sourced(value, object.from, {
    comments: {
      'spec.sessionAffinity':
        'Each replica has read at moments of its own: whoever asks twice asks the same one.',
    },
  });
}

/** The right to see the pods of the namespaces that have something to read, and of no others. */
function discovery(
  platform: Platform,
  { monitoringNamespace }: Environment,
  { path }: Collection,
  namespaces: readonly string[],
): readonly Sourced[] {
  const name = `${platform.name}-prometheus-targets`;
  const labels = labelsOf(platform, 'prometheus', 'service');
  const role: ClusterRole = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name, labels },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
  };
  const bindings = namespaces.map(
    (namespace): RoleBinding => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name, namespace, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: 'prometheus', namespace: monitoringNamespace }],
    }),
  );
  return [
    sourced(role, path, {
      comments: { '': 'Bound in the namespaces that have something to read, and nowhere else.' },
    }),
    ...bindings.map((binding) => sourced(binding, path)),
  ];
}

function policy(
  platform: Platform,
  environment: Environment,
  service: Service,
  reads: readonly Reading[],
  { components }: Added,
): Sourced {
  const { namespace } = service;
  const asks = (who: Record<string, string>, where: string): NetworkPolicyIngressRule => ({
    from: [podsOf(who, where, namespace)],
    ports: [tcp(port)],
  });
  const askers = components.flatMap(({ name, namespace: where }) => {
    const labels = askingPods[name];
    return labels === undefined ? [] : [{ rule: asks({ ...labels.pods }, where), why: labels.why }];
  });
  return programPolicy(
    platform,
    environment,
    service,
    [{ rule: asks(selectorOf('prometheus'), namespace), why: 'its own metrics' }, ...askers],
    [
      { rule: toNodes(environment, [kubeletPort, nodeMetricsPort]), why: 'each kubelet and node-exporter' },
      ...together(reads).map(({ namespace: where, pods, ports }) => ({
        rule: {
          to: [podsOf({ ...pods }, where, namespace)],
          ports: ports.map((one) => ({ protocol: 'TCP' as const, port: one })),
        },
        why: `metrics in ${where}`,
      })),
    ],
  );
}

/** The readings of the same pods as one, with all ports. */
function together(
  reads: readonly Reading[],
): readonly (Omit<Reading, 'port'> & { readonly ports: readonly Reading['port'][] })[] {
  const key = ({ namespace, pods }: Reading) => JSON.stringify([namespace, pods]);
  return [...new Map(reads.map((one) => [key(one), one])).values()].map((first) => {
    const same = reads.filter((one) => key(one) === key(first));
    const ports = [...new Set(same.map(({ port: one }) => one))].sort((a, b) => Number(a) - Number(b));
    return { namespace: first.namespace, pods: first.pods, ports };
  });
}

/** Software that asks Prometheus, by the labels that its chart gives its pods. */
const askingPods: Readonly<
  Record<string, { readonly pods: Readonly<Record<string, string>>; readonly why: string }>
> = {
  grafana: { pods: { 'app.kubernetes.io/name': 'grafana' }, why: 'dashboards' },
  keda: { pods: { 'app.kubernetes.io/name': 'keda-operator' }, why: 'autoscalers that go by requests' },
  'argo-rollouts': { pods: { 'app.kubernetes.io/name': 'argo-rollouts' }, why: 'releases that are judged' },
};
