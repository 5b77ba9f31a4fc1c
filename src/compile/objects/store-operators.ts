import type { Store } from '../../model/index.ts';

/** What asks Redis and Valkey for their metrics, and where it answers. Source: oliver006/redis_exporter 1.90. */
export const redisExporterImage = 'docker.io/oliver006/redis_exporter:v1.90.0';
export const exporterPort = 9121;

/** Port on which PgBouncer's exporter answers. Source: cloudnative-pg, docs/src/connection_pooling.md. */
export const poolerMetricsPort = 9127;

/** Ports of the pods that each operator makes, where the operator lives, and the account that its pods run as. */
export const operators = {
  // CloudNativePG: 5432 SQL, 8000 the instance manager that the operator asks, 9187 metrics.
  postgres: {
    namespace: 'cnpg-system',
    control: [5432, 8000],
    peers: [5432, 8000],
    metrics: 9187,
    account: (store: string) => store,
  },
  // RabbitMQ: 15672 management, 4369 and 25672 between the nodes of a cluster, 15692 metrics.
  rabbitmq: {
    namespace: 'rabbitmq-system',
    control: [5672, 15672],
    peers: [4369, 25672, 5672],
    metrics: 15692,
    account: (store: string) => `${store}-server`,
  },
} as const;

/**
 * Kubernetes Services that an operator makes for a store, beside the objects that ask for it. Sources:
 * cloudnative-pg/cloudnative-pg, docs/src/service_management.md and connection_pooling.md; rabbitmq/cluster-operator,
 * internal/resource; elastic/cloud-on-k8s, pkg/controller/elasticsearch/services.
 */
export function operatorServices({ name, type, runs, pooler }: Store): readonly string[] {
  if (runs !== 'cluster') return [];
  switch (type) {
    case 'postgres':
      return [...['rw', 'ro', 'r'], ...(pooler ? ['pooler'] : [])].map((ending) => `${name}-${ending}`);
    case 'rabbitmq':
      return [name, `${name}-nodes`];
    case 'elasticsearch':
      return ['es-http', 'es-internal-http', 'es-transport'].map((ending) => `${name}-${ending}`);
    default:
      return [];
  }
}
