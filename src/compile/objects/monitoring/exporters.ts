import type { DataPath } from '../../../base/index.ts';
import {
  authorityKey,
  type Environment,
  type External,
  elasticUser,
  exporterOf,
  isAskedForMetrics,
  operatorSecret,
  type Service,
  type Store,
  storeHost,
} from '../../../model/index.ts';
import type { Opening } from '../area.ts';
import { redisExporterImage } from '../store-operators.ts';
import { authorityFolder } from './authority.ts';
import { type ExporterKind, exporter } from './exporter.ts';
import { brokerAsker, managementOpening } from './managed-broker.ts';
import { namesOpening } from './names.ts';

/** A program that asks a store, and how it learns whom to ask. */
interface Asker extends ExporterKind {
  readonly args: readonly string[] | undefined;
  readonly env?: Service['env'];
  readonly files?: Service['files'];
  readonly secrets: Service['secrets'];
}

/**
 * By the exporter of the store. Source: the releases of prometheus-community/postgres_exporter (0.20.1, 2026-07) and
 * elasticsearch_exporter (1.11.0, 2026-07).
 */
const askers: Readonly<
  Record<'redis' | 'postgres' | 'elasticsearch' | 'managed-broker', (store: Store) => Asker>
> = {
  'managed-broker': brokerAsker,
  redis: (store) => ({
    image: redisExporterImage,
    port: 9121,
    health: '/health',
    args: undefined,
    secrets: [addressOf(store, 'REDIS_ADDR')],
  }),
  postgres: (store) => ({
    image: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
    port: 9187,
    health: '/',
    // Managed databases do not show their log files.
    args: ['--no-collector.wal'],
    secrets: [addressOf(store, 'DATA_SOURCE_NAME')],
  }),
  elasticsearch: (store) => ({
    image: 'quay.io/prometheuscommunity/elasticsearch-exporter:v1.11.0',
    port: 9114,
    health: '/healthz',
    ...(store.runs === 'cluster'
      ? elasticLogin(store)
      : { args: ['--es.uri=$(ES_URI)', everyNode], secrets: [addressOf(store, 'ES_URI')] }),
  }),
};

/** Otherwise it tells of the one node that happens to answer. */
const everyNode = '--es.all';

/** The whole address of a store, with user and password. */
function addressOf({ secret, path }: Store, variable: string): Service['secrets'][number] {
  return { name: variable, secret, key: 'url', path };
}

/** The operator of Elastic keeps the password and the authority of the certificate beside the store. */
function elasticLogin(store: Store): Pick<Asker, 'args' | 'env' | 'secrets'> {
  const { name: secret = store.secret, keys } = operatorSecret(store) ?? {};
  return {
    args: [
      `--es.uri=https://${storeHost(store)}:${store.port}`,
      `--es.ca=${authorityFolder}/${authorityKey}`,
      everyNode,
    ],
    env: [{ name: 'ES_USERNAME', value: elasticUser, path: store.path }],
    secrets: [{ name: 'ES_PASSWORD', secret, key: keys?.password ?? 'password', path: store.path }],
  };
}

/** The stores whose metrics an exporter of ours asks for. */
export function askedStores(environment: Environment): readonly Store[] {
  return environment.collection === undefined ? [] : environment.stores.filter(isAskedForMetrics);
}

/** The program that asks a store for its metrics, as a service: beside a store in the cluster, else with Prometheus. */
export function storeExporter(environment: Environment, store: Store): Service {
  const kind = askers[exporterOf(store) as keyof typeof askers](store);
  return {
    ...exporter(`${store.name}-exporter`, exporterNamespace(environment, store), kind, store.path),
    purpose: `Asks ${store.name} for its metrics`,
    args: kind.args,
    env: kind.env ?? [],
    secrets: kind.secrets,
    files: kind.files ?? [],
    calls: {
      services: [],
      stores: exporterOf(store) === 'managed-broker' ? [] : [store.name],
      externals: [],
    },
  };
}

/** What the exporter of a store reaches beside the store itself. */
export function exporterOpenings(
  environment: Environment,
  exporter: Service,
  store: Store,
): readonly Opening[] {
  return [
    ...(exporterOf(store) === 'managed-broker' ? [managementOpening(environment, exporter, store)] : []),
    ...namesOpening(environment, exporter),
  ];
}

/** Beside a store in the cluster the policies and the mesh of its namespace hold; a managed one is equally far. */
export function exporterNamespace({ monitoringNamespace }: Environment, store: Store): string {
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

/** The external systems that are tried: those outside the cluster. Whoever runs one inside watches it there. */
export function triedExternals({ externals }: Environment): readonly External[] {
  return externals.filter(({ pods }) => pods === undefined);
}

/** The program that tries whether external systems can be reached. */
export function blackbox(environment: Environment): Service | undefined {
  const { monitoringNamespace, collection } = environment;
  const externals = triedExternals(environment);
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
