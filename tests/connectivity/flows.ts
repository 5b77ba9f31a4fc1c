import type { Environment, Service, Store } from '../../src/model/index.ts';
import type { World } from './world.ts';

/** A connection that must come about, as 'from > to port/protocol'. */
export type Flow = string;

export function flow(from: string, to: string, port: number, protocol = 'TCP'): Flow {
  return `${from} > ${to} ${port}/${protocol}`;
}

/** A kind of connections, by the reason for which they must come about. */
type FlowsOf = (world: World) => Iterable<Flow>;

/** Every connection that a platform needs, from the definition alone. */
const needed: Readonly<Record<string, FlowsOf>> = {
  *calls({ environment }) {
    for (const service of environment.services) {
      for (const name of service.calls.services) {
        for (const port of portsOf(find(environment.services, name)))
          yield flow(service.name, name, port.port, port.protocol);
      }
      for (const name of service.calls.stores) yield storeFlow(service, find(environment.stores, name));
      for (const name of service.calls.externals) {
        const { port, pods } = find(environment.externals, name);
        if (pods !== undefined) {
          yield flow(service.name, pods.namespace, port);
          continue;
        }
        const byGateway = environment.mesh?.egress !== undefined && isMeshed(environment, service.namespace);
        yield flow(service.name, byGateway ? 'egress gateway' : 'internet', port);
        if (byGateway) yield flow('egress gateway', 'internet', port);
      }
    }
  },
  *names({ own }) {
    for (const { name } of own) {
      yield flow(name, 'dns', 53, 'UDP');
      yield flow(name, 'dns', 53);
    }
  },
  *requests({ environment }) {
    yield* requestsOf('edge', environment);
  },
  // Whatever runs beside the edge may be a part of it.
  *neighbours({ environment }) {
    const stranger = `stranger in ${environment.edgeNamespace}`;
    if (!environment.namespaces.some(({ name }) => name === environment.edgeNamespace)) return;
    yield* requestsOf(stranger, environment);
  },
  *scrapes({ environment }) {
    for (const service of environment.services) {
      // A sidecar hands out the metrics of its program with its own, and has some where the program has none.
      const meshed = isMeshed(environment, service.namespace);
      const lasts = service.workload !== 'Job' && service.workload !== 'CronJob';
      const counted = meshed && lasts && environment.collection !== undefined;
      if (service.metrics === undefined) {
        if (counted) yield flow('prometheus', service.name, 15020);
        continue;
      }
      yield flow('prometheus', service.name, meshed ? 15020 : service.metrics.port);
    }
    for (const store of inCluster(environment)) {
      if (store.type === 'postgres') yield flow('prometheus', store.name, 9187);
      if (store.type === 'rabbitmq') yield flow('prometheus', store.name, 15692);
      if (store.type === 'redis') yield flow('prometheus', store.name, 9121);
      if (store.pooler) yield flow('prometheus', `${store.name}-pooler`, 9127);
    }
  },
  // A Prometheus that no operator runs is ours, with all that belongs to it.
  *monitoring({ environment }) {
    const { collection, alerts, dashboards } = environment;
    if (collection?.engine !== 'plain') return;
    for (const port of [443, 10250, 9100]) yield flow('prometheus', 'Kubernetes API', port);
    yield flow('prometheus', 'prometheus', 9090);
    yield flow('prometheus', 'kube-state-metrics', 8080);
    yield flow('kube-state-metrics', 'Kubernetes API', 443);
    if (dashboards !== undefined) yield flow('grafana', 'prometheus', 9090);
    if (alerts === undefined) return;
    yield flow('prometheus', 'alertmanager', 9093);
    if (collection.replicas > 1) {
      for (const protocol of ['TCP', 'UDP']) yield flow('alertmanager', 'alertmanager', 9094, protocol);
    }
    for (const { pagerduty, slack, webhook, email } of alerts.receivers) {
      if (pagerduty ?? slack?.url ?? webhook) yield flow('alertmanager', 'internet', 443);
      if (email !== undefined) yield flow('alertmanager', 'internet', Number(email.server.split(':')[1]));
    }
  },
  // What counts the messages of a queue for an autoscaler.
  *scaling({ environment }) {
    for (const { scale } of environment.services) {
      const { queue } = scale ?? {};
      const store = environment.stores.find(({ name }) => name === queue?.store);
      if (queue?.metric === undefined && store?.runs === 'cluster')
        yield flow('keda', store.name, store.port);
    }
  },
  *backups({ environment }) {
    for (const { name, backup } of inCluster(environment)) {
      if (backup === undefined) continue;
      const keeper = keeperOf(environment, backup.bucket);
      yield keeper === undefined ? flow(name, 'internet', 443) : flow(name, keeper, 8333);
    }
    const { logs, traces } = environment;
    const keepers = [
      ['loki', logs?.store === 'loki' ? keeperOf(environment, logs.bucket) : undefined],
      ['tempo', traces?.store === 'tempo' ? keeperOf(environment, traces.bucket) : undefined],
    ] as const;
    for (const [tool, keeper] of keepers) if (keeper !== undefined) yield flow(tool, keeper, 8333);
  },
  // Servers of objects, what makes their buckets, what looks after them, and the database that several of them share.
  *objects({ environment, own }) {
    for (const { name, type, instances, port } of inCluster(environment)) {
      if (type !== 'bucket') continue;
      const setup = own.find((one) => one.name.startsWith(`${name}-setup-`))?.name ?? 'nobody';
      yield flow(setup, name, port);
      for (const order of [9333, 19333, 8888, 18888, 18080, 18333]) yield flow(`${name}-upkeep`, name, order);
      yield flow('prometheus', name, 9327);
      if (instances === 1) continue;
      for (const peer of [9333, 19333, 8080, 18080, 8888, 18888]) yield flow(name, name, peer);
      yield flow(name, `${name}-metadata`, 5432);
    }
  },
  *copies({ environment }) {
    for (const { name, type, instances, port } of inCluster(environment)) {
      if (type === 'redis' && instances > 1) yield flow(name, name, port);
    }
  },
  *poolers({ environment }) {
    for (const { name, pooler, port } of inCluster(environment)) {
      if (!pooler) continue;
      yield flow(`${name}-pooler`, name, port);
      yield flow(`${name}-pooler`, 'Kubernetes API', 443);
    }
  },
  *exporters({ environment }) {
    if (environment.collection === undefined) return;
    for (const store of environment.stores.filter(({ type }) => askedOn[type] !== undefined)) {
      // Pods of these have their metrics themselves.
      if (['postgres', 'redis'].includes(store.type) && store.runs === 'cluster') continue;
      if (store.type === 'rabbitmq' && store.runs === 'cluster') continue;
      const exporter = `${store.name}-exporter`;
      // A managed broker is asked at its management API.
      const port = store.type === 'rabbitmq' ? 15671 : store.port;
      yield flow(exporter, store.runs === 'managed' ? managedEnd(store) : store.name, port);
      const meshed = store.runs === 'cluster' && isMeshed(environment, store.namespace);
      yield flow('prometheus', exporter, meshed ? 15020 : (askedOn[store.type] ?? 0));
    }
    const outside = environment.externals.filter(({ pods }) => pods === undefined);
    if (outside.length === 0) return;
    for (const { port } of outside) yield flow('blackbox-exporter', 'internet', port);
    yield flow('prometheus', 'blackbox-exporter', 9115);
  },
  // Vault makes roles in the databases of services whose credentials it makes.
  *credentials({ environment }) {
    for (const { name, port, credentials } of inCluster(environment)) {
      const isCalled = environment.services.some(({ calls }) => calls.stores.includes(name));
      if (credentials !== undefined && isCalled) yield flow('vault', name, port);
    }
  },
  *mesh({ environment, own }) {
    for (const { name, namespace } of own) {
      if (isMeshed(environment, namespace)) yield flow(name, 'istiod', 15012);
    }
  },
  *operators({ environment }) {
    for (const { name, type } of inCluster(environment)) {
      const [operator, ports, peers] =
        type === 'postgres'
          ? ['postgres operator', [5432, 8000], [5432, 8000]]
          : type === 'rabbitmq'
            ? ['rabbitmq operator', [5672, 15672], [4369, 25672, 5672]]
            : ['', [], []];
      for (const port of ports as number[]) yield flow(String(operator), name, port);
      for (const port of peers as number[]) yield flow(name, name, port);
      if (ports.length > 0) yield flow(name, 'Kubernetes API', 443);
    }
  },
  // It speaks TLS of its own, to callers and between nodes, and asks nobody else.
  *search({ environment }) {
    for (const { name, type } of inCluster(environment)) {
      if (type !== 'elasticsearch') continue;
      yield flow('elastic operator', name, 9200);
      yield flow(name, name, 9300);
    }
  },
  // Services hand their spans on, and so do the sidecars beside them.
  *traces({ environment }) {
    if (environment.traces === undefined) return;
    for (const { name } of environment.services) yield flow(name, 'otel-collector', 4317);
    if (environment.traces.store !== 'jaeger') return;
    yield flow('otel-collector', 'jaeger', 4317);
    if (environment.dashboards !== undefined) yield flow('grafana', 'jaeger', 16686);
  },
  // Agents bring logs, Kibana and Jaeger read, and a job puts the settings again and again.
  *logs({ environment }) {
    const { logs, traces } = environment;
    if (logs?.store !== 'elastic') return;
    const clients = [
      'fluentd',
      'kibana',
      'elasticsearch-setup',
      ...(traces?.store === 'jaeger' ? ['jaeger'] : []),
    ];
    for (const client of clients) yield flow(client, 'elasticsearch', 9200);
    yield flow('elasticsearch', 'elasticsearch', 9300);
    yield flow('fluentd', 'Kubernetes API', 443);
  },
  // The gateway has a sidecar's needs without being in a meshed namespace.
  *gateway({ own }) {
    if (!own.some(({ name }) => name === 'egress gateway')) return;
    yield flow('egress gateway', 'istiod', 15012);
    yield flow('prometheus', 'egress gateway', 15020);
  },
  *tests({ environment }) {
    for (const service of environment.services) {
      if (service.release.strategy !== 'blueGreen' || service.release.smoke === undefined) continue;
      for (const port of portsOf(service))
        if (port.protocol === 'TCP') yield flow(`${service.name}-smoke`, service.name, port.port);
    }
  },
  // What the pods of a StatefulSet say to each other is their own affair.
  *peers({ environment }) {
    for (const { name, workload } of environment.services) {
      if (workload === 'StatefulSet') yield flow(name, name, anyPort);
    }
  },
};

/** All flows of a world by reason; a second version of a service needs what the first does. */
export function neededIn(world: World): readonly (readonly [string, ReadonlySet<Flow>])[] {
  const twins = world.environment.services.flatMap(({ name, release }) =>
    release.strategy === 'tracks' && release.next !== undefined
      ? [{ name, twin: `${name}-${release.next.version}` }]
      : [],
  );
  return Object.entries(needed).map(([reason, flows]) => {
    const found = new Set(flows(world));
    for (const { name, twin } of twins) {
      for (const one of [...found]) {
        const [from, rest = ''] = one.split(' > ');
        const ends = rest.startsWith(`${name} `);
        if (from === name) found.add(`${twin} > ${rest}`);
        if (ends) found.add(`${from} > ${twin}${rest.slice(name.length)}`);
      }
    }
    return [reason, found] as const;
  });
}
/** Ports of the exporters of stores that have no metrics themselves. */
const askedOn: Readonly<Record<string, number>> = {
  redis: 9121,
  postgres: 9187,
  opensearch: 9114,
  elasticsearch: 9114,
  rabbitmq: 9419,
};

/** Stands for all ports. */
export const anyPort = 0;

function find<Part extends { readonly name: string }>(parts: readonly Part[], name: string): Part {
  const found = parts.find((part) => part.name === name);
  if (found === undefined) throw new Error(`no part ${name}`);
  return found;
}

function portsOf(service: Service): Service['ports'] {
  return service.ports.filter(({ name }) => name !== 'metrics');
}

function storeFlow(service: Service, store: Store): Flow {
  if (store.type === 'bucket' && store.runs === 'managed') return flow(service.name, 'internet', 443);
  const entry = store.pooler ? `${store.name}-pooler` : (store.objects?.on ?? store.name);
  return flow(service.name, store.runs === 'managed' ? managedEnd(store) : entry, store.port);
}

function managedEnd({ name, addresses }: Store): string {
  return addresses === undefined ? 'managed stores' : `${name} of the cloud`;
}

/** The store whose servers keep a bucket, where they are in the cluster. */
function keeperOf({ stores }: Environment, bucket: string): string | undefined {
  return stores.find((one) => one.runs === 'cluster' && one.type === 'bucket' && one.bucket === bucket)
    ?.objects?.on;
}

function inCluster({ stores }: Environment): readonly Store[] {
  return stores.filter(
    ({ name, runs, objects }) => runs === 'cluster' && (objects === undefined || objects.on === name),
  );
}

function isMeshed({ namespaces }: Environment, namespace: string | undefined): boolean {
  return namespaces.some(({ name, mesh }) => name === namespace && mesh);
}

/** What the edge reaches: exposed services, at the port of their route where they have one, and its own store. */
function* requestsOf(from: string, { services, stores, hosts, edge }: Environment): Iterable<Flow> {
  for (const service of services.filter(({ exposed }) => exposed)) {
    const route = hosts.flatMap(({ routes }) => routes).find((one) => one.service === service.name);
    if (route !== undefined) yield flow(from, service.name, route.port.container);
    else for (const port of portsOf(service)) yield flow(from, service.name, port.port, port.protocol);
  }
  const store = stores.find(({ name, runs }) => name === edge?.store && runs === 'cluster');
  if (store !== undefined) yield flow(from, store.name, store.port);
}
