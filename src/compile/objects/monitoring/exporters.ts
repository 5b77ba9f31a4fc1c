import type { DataPath } from '../../../base/index.ts';
import {
  type Environment,
  type External,
  exporterOf,
  isAskedForMetrics,
  type Service,
  type Store,
} from '../../../model/index.ts';
import { redisExporterImage } from '../store-operators.ts';

const MiB = 1024 ** 2;
/** The unprivileged id nobody, which none of the images needs to differ from. */
const nobody = 65534;

/**
 * Exporters that ask a store: their images, where they listen, and how they learn whom to ask. Source: the releases of
 * prometheus-community/postgres_exporter (0.20.1, 2026-07) and elasticsearch_exporter (1.11.0, 2026-07).
 */
const askers = {
  redis: {
    image: redisExporterImage,
    port: 9121,
    health: '/health',
    variable: 'REDIS_ADDR',
    args: undefined,
  },
  postgres: {
    image: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
    port: 9187,
    health: '/',
    variable: 'DATA_SOURCE_NAME',
    // Managed databases do not show their log files.
    args: ['--no-collector.wal'],
  },
  elasticsearch: {
    image: 'quay.io/prometheuscommunity/elasticsearch-exporter:v1.11.0',
    port: 9114,
    health: '/healthz',
    variable: 'ES_URI',
    // Else it answers for the one node that happens to be asked.
    args: ['--es.uri=$(ES_URI)', '--es.all'],
  },
} as const;

/** The stores whose metrics an exporter of ours asks for. */
export function askedStores(environment: Environment): readonly Store[] {
  return environment.collection === undefined ? [] : environment.stores.filter(isAskedForMetrics);
}

/** The program that asks a store for its metrics, as a service: beside a store in the cluster, else with Prometheus. */
export function storeExporter(environment: Environment, store: Store): Service {
  const kind = askers[exporterOf(store) as keyof typeof askers];
  return {
    ...exporter(`${store.name}-exporter`, exporterNamespace(environment, store), kind, store.path),
    purpose: `Asks ${store.name} for its metrics`,
    args: kind.args,
    secrets: [{ name: kind.variable, secret: store.secret, key: 'url', path: store.path }],
    calls: { services: [], stores: [store.name], externals: [] },
  };
}

/** Beside a store in the cluster the policies and the mesh of its namespace hold; a managed one is equally far. */
function exporterNamespace({ monitoringNamespace }: Environment, store: Store): string {
  return store.runs === 'cluster' ? store.namespace : monitoringNamespace;
}

/** How each kind of port is tried: a connection, or one with a certificate that must be valid. */
const probeModules = `modules:
  tcp:
    prober: tcp
    timeout: 5s
  tls:
    prober: tcp
    timeout: 5s
    tcp:
      tls: true
`;

/** How an external system is tried. */
export function probeModule({ port }: External): 'tls' | 'tcp' {
  return port === 443 ? 'tls' : 'tcp';
}

/** The program that tries whether external systems can be reached. */
export function blackbox({ monitoringNamespace, externals, collection }: Environment): Service | undefined {
  if (collection === undefined || externals.length === 0) return undefined;
  const folder = '/etc/blackbox';
  const kind = { image: 'quay.io/prometheus/blackbox-exporter:v0.28.0', port: 9115, health: '/-/healthy' };
  const path: DataPath = ['externals'];
  // With another name than metrics the port has a Service, which probes name.
  const made = exporter('blackbox-exporter', monitoringNamespace, kind, path, 'http');
  return {
    ...made,
    purpose: 'Tries whether external systems can be reached',
    args: [`--config.file=${folder}/blackbox.yml`],
    files: [{ folder, files: { 'blackbox.yml': probeModules }, path }],
    calls: { services: [], stores: [], externals: externals.map(({ name }) => name) },
  };
}

function exporter(
  name: string,
  namespace: string,
  { image, port, health }: { readonly image: string; readonly port: number; readonly health: string },
  path: DataPath,
  portName = 'metrics',
): Service {
  const check = { kind: 'http', path: health, port: portName } as const;
  const timing = { delay: 0, period: 10, timeout: 3, failures: 3, path };
  return {
    name,
    purpose: undefined,
    namespace,
    workload: 'Deployment',
    schedule: undefined,
    image,
    command: undefined,
    args: undefined,
    ports: [{ name: portName, port, expose: port, protocol: 'TCP', application: 'http', path }],
    metrics: { port, path: '/metrics', interval: undefined, own: [] },
    goals: undefined,
    probes: { live: { check, ...timing }, ready: { check, ...timing } },
    resources: {
      cpu: { request: 0.01, limit: 0.1 },
      memory: { request: 32 * MiB, limit: 64 * MiB },
    },
    replicas: { minimum: 1, maximum: 1, path },
    scale: undefined,
    recommend: false,
    env: [],
    secrets: [],
    connections: [],
    identity: undefined,
    files: [],
    volumes: [],
    calls: { services: [], stores: [], externals: [] },
    traffic: undefined,
    release: { strategy: 'rolling' },
    exposed: false,
    pool: undefined,
    placement: { zones: 'preferred', hosts: 'preferred', pool: 'required' },
    disruption: { maxUnavailable: 1 },
    shutdown: { drain: 5, delay: 0 },
    priority: undefined,
    permissions: [],
    user: nobody,
    path,
  };
}
