import { compact, formatBytes, type Sourced } from '../../../base/index.ts';
import type { Environment, Platform, Store } from '../../../model/index.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { requirements } from '../workload/container.ts';
import { tolerationsOf } from '../workload/placement.ts';

/** A RabbitMQ cluster of the RabbitMQ cluster operator, one node to a zone. */
export function rabbitmqCluster(
  platform: Platform,
  environment: Environment,
  store: Store,
): readonly Sourced[] {
  const pool = environment.cluster.pools.find((one) => one.name === store.pool);
  const object = {
    apiVersion: 'rabbitmq.com/v1beta1',
    kind: 'RabbitmqCluster',
    metadata: {
      name: store.name,
      namespace: store.namespace,
      labels: labelsOf(platform, store.name, 'queue'),
    },
    spec: compact<Record<string, unknown>>({
      replicas: store.instances,
      image: `docker.io/library/rabbitmq:${store.version}-management`,
      persistence: compact<Record<string, unknown>>({
        storageClassName: store.storageClass,
        storage: formatBytes(store.storage),
      }),
      rabbitmq: store.instances > 2 ? { additionalConfig: 'default_queue_type = quorum\n' } : undefined,
      resources: requirements(store.resources),
      affinity: affinity(store, pool, pool?.zones ?? environment.cloud.zones),
      tolerations: pool === undefined || pool.taints.length === 0 ? undefined : tolerationsOf(pool),
    }),
  };
  return [
    sourced(object, store.path, {
      fields: {
        'spec.replicas': [...store.path, 'instances'],
        'spec.persistence.storage': [...store.path, 'storage'],
        'spec.resources': [...store.path, 'resources'],
        'spec.tolerations': [...store.path, 'pool'],
      },
      comments:
        store.instances > 2
          ? { 'spec.rabbitmq.additionalConfig': 'Queues have a copy on every node, and outlive one of them.' }
          : {},
    }),
  ];
}

function affinity(
  store: Store,
  pool: Environment['cluster']['pools'][number] | undefined,
  zones: number,
): Record<string, unknown> | undefined {
  const nodeAffinity =
    pool === undefined
      ? undefined
      : {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchExpressions: Object.entries(pool.labels).map(([key, value]) => ({
                  key,
                  operator: 'In',
                  values: [value],
                })),
              },
            ],
          },
        };
  const term = {
    topologyKey: 'topology.kubernetes.io/zone',
    labelSelector: { matchLabels: selectorOf(store.name) },
  };
  const podAntiAffinity =
    store.instances < 2
      ? undefined
      : store.instances <= zones
        ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
  if (nodeAffinity === undefined && podAntiAffinity === undefined) return undefined;
  return compact<Record<string, unknown>>({ nodeAffinity, podAntiAffinity });
}
