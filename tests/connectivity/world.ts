import { isObject, valueAt } from '../../src/base/index.ts';
import { type Cluster, readFacts } from '../../src/facts/index.ts';
import type { AuthorizationPolicy, NetworkPolicy, PeerAuthentication } from '../../src/kubernetes/index.ts';
import type { Environment, Platform } from '../../src/model/index.ts';
import { compiled } from '../tools/compiled.ts';
import { MeshOracle } from './mesh-oracle.ts';
import { type Endpoint, PolicyOracle, type Port } from './policy-oracle.ts';

/** An environment as packets see it: its policies, and everything that may connect or be connected to. */
export interface World {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly cluster: Cluster;
  /** Whether a connection comes about. */
  allows(from: Endpoint, to: Endpoint, port: Port): boolean;
  /** Pods that the repository makes. */
  readonly own: readonly Endpoint[];
  /** Software of others, and addresses outside. */
  readonly others: readonly Endpoint[];
}

const tcp = (port: number): Port => ({ port, protocol: 'TCP' });
const udp = (port: number): Port => ({ port, protocol: 'UDP' });

/** One pod of software that others install; the labels are those of its chart. */
const tool = (
  name: string,
  namespace: string,
  labels: Readonly<Record<string, string>>,
  ports: readonly Port[] = [],
): Endpoint => ({ name, namespace, labels, ports, meshed: false });

/** The worlds of a definition, one for each environment. */
export function worlds(definition: unknown): readonly World[] {
  const { platform, files } = compiled(definition);
  const { clusters } = readFacts(files);
  return platform.environments.map((environment) => {
    const name = `${platform.layout.kubernetes}/overlays/${environment.name}`;
    const cluster = clusters.find((one) => one.name === name);
    if (cluster === undefined) throw new Error(`no cluster ${name}`);
    return worldOf(platform, environment, cluster);
  });
}

function worldOf(platform: Platform, environment: Environment, cluster: Cluster): World {
  const policies = cluster.ofKind('NetworkPolicy').map(({ value }) => value as unknown as NetworkPolicy);
  const others = [...toolsOf(environment), ...addressesOf(environment)];
  // What uses the network of its node is no pod to a policy: it answers where the node does.
  const pods = cluster.workloads.filter(({ pod }) => pod.hostNetwork !== true);
  const made = pods.map(
    (workload): Endpoint => ({
      name: workload.object.name,
      namespace: workload.namespace,
      labels: workload.labels,
      meshed: false,
      account: accountOf(workload),
      unseen: unseenBy(workload),
      ports: workload.ports.map(({ port, protocol, name }) => ({
        port,
        protocol: protocol as Port['protocol'],
        name,
      })),
    }),
  );
  const own = [...made, ...gatewaysOf(environment)];
  const namespaces = new Map<string, Readonly<Record<string, string>>>();
  for (const { namespace } of [...own, ...others]) {
    if (namespace !== undefined) namespaces.set(namespace, { 'kubernetes.io/metadata.name': namespace });
  }
  for (const { name, value } of cluster.ofKind('Namespace')) {
    const { labels } = value.metadata as { labels?: Record<string, string> };
    namespaces.set(name, { ...labels, 'kubernetes.io/metadata.name': name });
  }
  const network = new PolicyOracle(policies, namespaces);
  const mesh = new MeshOracle(
    cluster.ofKind('PeerAuthentication').map(({ value }) => value as unknown as PeerAuthentication),
    cluster.ofKind('AuthorizationPolicy').map(({ value }) => value as unknown as AuthorizationPolicy),
  );
  const withSidecar = (one: Endpoint): Endpoint => ({ ...one, meshed: isMeshed(one, namespaces) });
  return {
    platform,
    environment,
    cluster,
    allows: (from, to, port) => network.allows(from, to, port) && mesh.allows(from, to, port),
    own: own.map(withSidecar),
    others: others.map(withSidecar),
  };
}

/** Whether Istio gives a pod a sidecar: its own label decides, then that of its namespace. */
function isMeshed(
  { namespace, labels }: Endpoint,
  namespaces: ReadonlyMap<string, Readonly<Record<string, string>>>,
): boolean {
  const own = labels['sidecar.istio.io/inject'];
  if (own !== undefined) return own === 'true';
  return namespace !== undefined && namespaces.get(namespace)?.['istio-injection'] === 'enabled';
}

/** Ports that the sidecars of a workload's pods let pass. */
function unseenBy({ object, podPath }: Cluster['workloads'][number]): readonly number[] {
  if (podPath === undefined) return [];
  const annotations = valueAt(object.value, [...podPath.slice(0, -1), 'metadata', 'annotations']);
  const key = 'traffic.sidecar.istio.io/excludeInboundPorts';
  const ports = isObject(annotations) ? annotations[key] : undefined;
  return typeof ports === 'string' ? ports.split(',').map(Number) : [];
}

/** The ServiceAccount of a workload's pods, which operators name after their object. */
function accountOf({ object, pod }: Cluster['workloads'][number]): string {
  return String(
    pod.serviceAccountName ?? (object.kind === 'RabbitmqCluster' ? `${object.name}-server` : object.name),
  );
}

/** The gateway for calls to the outside, which a chart makes and our policy confines. */
function gatewaysOf({ mesh, externals }: Environment): readonly Endpoint[] {
  if (mesh?.egress === undefined) return [];
  return [
    tool(
      'egress gateway',
      'istio-egress',
      { istio: 'egress' },
      externals.map(({ port }) => tcp(port)),
    ),
  ];
}

function toolsOf({
  monitoringNamespace,
  edgeNamespace,
  namespaces,
  stores,
  traces,
  security,
  externals,
  collection,
}: Environment): readonly Endpoint[] {
  const runs = (type: string) => stores.some((store) => store.type === type && store.runs === 'cluster');
  return [
    tool('dns', 'kube-system', { 'k8s-app': 'kube-dns' }, [udp(53), tcp(53)]),
    ...(collection?.engine === 'plain'
      ? []
      : [tool('prometheus', monitoringNamespace, { 'app.kubernetes.io/name': 'prometheus' }, [tcp(9090)])]),
    tool('grafana', monitoringNamespace, { 'app.kubernetes.io/name': 'grafana' }),
    tool('edge', edgeNamespace, { 'app.kubernetes.io/name': 'gateway' }, [tcp(8443)]),
    ...(namespaces.some(({ mesh }) => mesh)
      ? [tool('istiod', 'istio-system', { app: 'istiod' }, [tcp(15012)])]
      : []),
    ...(runs('postgres')
      ? [
          tool('postgres operator', 'cnpg-system', { 'app.kubernetes.io/name': 'cloudnative-pg' }, [
            tcp(9443),
          ]),
        ]
      : []),
    ...(runs('elasticsearch')
      ? [tool('elastic operator', 'elastic-system', { 'control-plane': 'elastic-operator' })]
      : []),
    ...(runs('rabbitmq')
      ? [
          tool('rabbitmq operator', 'rabbitmq-system', {
            'app.kubernetes.io/name': 'rabbitmq-cluster-operator',
          }),
        ]
      : []),
    ...(traces === undefined
      ? []
      : [
          tool(
            'otel-collector',
            monitoringNamespace,
            {
              'app.kubernetes.io/name': 'opentelemetry-collector',
              'app.kubernetes.io/instance': 'otel-collector',
            },
            [tcp(4317)],
          ),
        ]),
    ...(security.vault !== undefined || externals.some(({ pods }) => pods?.namespace === 'vault')
      ? [
          tool(
            'vault',
            'vault',
            {
              'app.kubernetes.io/name': 'vault',
              'app.kubernetes.io/instance': 'vault',
              component: 'server',
            },
            [tcp(8200)],
          ),
        ]
      : []),
    tool('loki', monitoringNamespace, {
      'app.kubernetes.io/name': 'loki',
      'app.kubernetes.io/instance': 'loki',
    }),
    tool('tempo', monitoringNamespace, {
      'app.kubernetes.io/name': 'tempo',
      'app.kubernetes.io/instance': 'tempo',
    }),
    tool('keda', 'keda', { 'app.kubernetes.io/name': 'keda-operator' }),
    // Nobody's friend: what the policies must keep out.
    tool('stranger', 'default', { app: 'stranger' }, [tcp(80)]),
    ...namespaces.map(({ name }) => tool(`stranger in ${name}`, name, { app: 'stranger' }, [tcp(80)])),
  ];
}

/** An address in the middle of a range. */
function inside(range: string): string {
  const [base = ''] = range.split('/');
  return base.replace(/\.\d+$/, '.77');
}

function addressesOf({ cloud, stores }: Environment): readonly Endpoint[] {
  const at = (name: string, address: string, ports: readonly Port[]): Endpoint => ({
    name,
    namespace: undefined,
    labels: {},
    meshed: false,
    ports,
    address,
  });
  return [
    at('internet', '93.184.215.14', [tcp(443), tcp(80), tcp(587), tcp(25)]),
    // Nodes lie in the same network: kubelets, and agents of a node.
    at('Kubernetes API', inside(cloud.network), [tcp(443), tcp(6443), tcp(10250), tcp(9100)]),
    at('managed stores', inside(cloud.dataNetwork), [tcp(5432), tcp(6379), tcp(5671), tcp(5672), tcp(443)]),
    ...stores.flatMap(({ name, addresses, port }) =>
      addresses === undefined ? [] : [at(`${name} of the cloud`, inside(addresses[0] ?? ''), [tcp(port)])],
    ),
    // The address from which clouds hand credentials to nodes.
    at('instance metadata', '169.254.169.254', [tcp(80)]),
  ];
}
