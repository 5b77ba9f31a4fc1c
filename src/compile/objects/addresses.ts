import type { Environment, Logs, Platform, Service } from '../../model/index.ts';

/** A Service and its port. */
interface ServicePlace {
  readonly name: string;
  readonly port: number;
}

/** The Service of Prometheus: the one that its operator makes, or ours. */
export function prometheusService({ collection }: Environment): ServicePlace {
  return collection?.engine === 'plain'
    ? { name: 'prometheus-server', port: 80 }
    : { name: 'prometheus-operated', port: 9090 };
}

/** The Service of Alertmanager: the one that its operator makes, or ours. */
export function alertmanagerService({ collection }: Environment): ServicePlace {
  return { name: collection?.engine === 'plain' ? 'alertmanager' : 'alertmanager-operated', port: 9093 };
}

export function prometheusAddress(environment: Environment): string {
  const { name, port } = prometheusService(environment);
  return `http://${hostOf(name, environment.monitoringNamespace)}${port === 80 ? '' : `:${port}`}`;
}

/** What the cluster of an environment is called by its cloud. */
export function clusterName(platform: Platform, environment: Environment): string {
  return `${platform.name}-${environment.name}`;
}

/** Host under which a Service is reached from every namespace. */
export function hostOf(service: string, namespace: string): string {
  return `${service}.${namespace}.svc.cluster.local`;
}

/** Port of the collector for OTLP over gRPC. */
export const otlpPort = 4317;

/** Labels of the pods of the collector that takes the traces; given by its chart. */
export const collectorPods = {
  'app.kubernetes.io/name': 'opentelemetry-collector',
  'app.kubernetes.io/instance': 'otel-collector',
} as const;

/** Host of the collector that takes the traces of services and of the mesh, by OTLP. */
export function collectorHost(environment: Environment): string {
  return hostOf('otel-collector', environment.monitoringNamespace);
}

/** Where logs are written to and read from, where Loki keeps them. */
export function lokiAddress(logs: Logs): string {
  return `http://${hostOf('loki-gateway', logs.namespace)}`;
}

export function tempoHost(environment: Environment): string {
  return hostOf('tempo', environment.monitoringNamespace);
}

/** The identity of a service in the mesh. */
export function principalOf({ name, namespace }: Pick<Service, 'name' | 'namespace'>): string {
  return `cluster.local/ns/${namespace}/sa/${name}`;
}

/** Namespace of the mesh's control plane. */
export const meshNamespace = 'istio-system';

/** The gateway through which calls to external systems leave: its release, Service and account are named alike. */
export const egressGateway = {
  name: 'istio-egress',
  namespace: 'istio-egress',
  labels: { istio: 'egress' },
} as const;

/** The gateway through which requests from outside enter the mesh: its Service, and the labels of its pods. */
export const ingressGateway = {
  name: 'istio-ingressgateway',
  namespace: 'istio-ingress',
  labels: { istio: 'ingressgateway' },
} as const;

/** Name of the Elasticsearch that keeps logs and traces, and of the Service before it. */
export const elasticName = 'elasticsearch';

/** Host of Elasticsearch, as its certificate says. */
export function elasticHost(logs: Logs): string {
  return `${elasticName}.${logs.namespace}`;
}

/** Port on which Elasticsearch speaks HTTPS. */
export const elasticPort = 9200;

/** Host of Jaeger, which takes traces and shows them. */
export function jaegerHost(environment: Environment): string {
  return hostOf('jaeger', environment.monitoringNamespace);
}

/** The page of an alert: on the Git server where that is known, else from the root of the output. */
export function runbookAddress({ delivery }: Platform, { gitops }: Environment, alert: string): string {
  const page = `runbooks/${alert}.md`;
  const server = /^https:\/\/[^\s]+?(?=(\.git)?$)/.exec(gitops?.repository ?? '')?.[0];
  if (server === undefined) return page;
  const folder = delivery.folder === '' ? '' : `${delivery.folder}/`;
  return `${server}/blob/${gitops?.revision}/${folder}${page}`;
}
