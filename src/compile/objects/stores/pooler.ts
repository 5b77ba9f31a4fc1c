import { compact, type Sourced } from '../../../base/index.ts';
import type { NetworkPolicy } from '../../../kubernetes/index.ts';
import type { Environment, Platform, Store } from '../../../model/index.ts';
import { poolerInstances, poolerResources } from '../beside.ts';
import { labelsOf } from '../labels.ts';
import { podsOf, prometheusOf, serviceOf, tcp, toKubernetesApi } from '../network/peers.ts';
import { sourced } from '../sourced.ts';
import { poolerMetricsPort } from '../store-operators.ts';
import { poolerName, poolerPods, storePods } from '../store-pods.ts';
import { requirements } from '../workload/container.ts';
import { tolerationsOf } from '../workload/placement.ts';

/** PgBouncer before a database: few connections to it, however many pods there are. */
export function pooler(platform: Platform, environment: Environment, store: Store): readonly Sourced[] {
  if (!store.pooler) return [];
  const pool = environment.cluster.pools.find((one) => one.name === store.pool);
  const tolerations = tolerationsOf(pool);
  const from = [...store.path, 'pooler'];
  const object = {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Pooler',
    metadata: {
      name: poolerName(store),
      namespace: store.namespace,
      labels: labelsOf(platform, store.name, 'database'),
    },
    spec: {
      cluster: { name: store.name },
      instances: poolerInstances,
      type: 'rw',
      pgbouncer: {
        poolMode: 'transaction',
        parameters: { max_client_conn: '1000', default_pool_size: '20', max_prepared_statements: '200' },
      },
      template: {
        metadata: { labels: poolerPods(store) },
        spec: compact<Record<string, unknown>>({
          containers: [{ name: 'pgbouncer', resources: requirements(poolerResources) }],
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: poolerPods(store) },
            },
          ],
          nodeSelector: pool === undefined ? undefined : { ...pool.labels },
          tolerations: tolerations.length === 0 ? undefined : tolerations,
        }),
      },
    },
  };
  return [
    sourced(object, from, {
      comments: {
        'spec.pgbouncer.poolMode':
          'A connection is held for a transaction; what lasts longer (LISTEN, session settings) needs the database itself.',
        'spec.pgbouncer.parameters.max_prepared_statements':
          'Prepared statements work although connections change.',
      },
    }),
    budget(platform, store),
    policy(platform, environment, store),
  ];
}

function budget(platform: Platform, store: Store): Sourced {
  return sourced(
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: {
        name: poolerName(store),
        namespace: store.namespace,
        labels: labelsOf(platform, store.name, 'database'),
      },
      spec: { maxUnavailable: 1, selector: { matchLabels: poolerPods(store) } },
    },
    [...store.path, 'pooler'],
  );
}

/** Callers come to PgBouncer, and PgBouncer alone goes to the database. */
function policy(platform: Platform, environment: Environment, store: Store): Sourced {
  const callers = environment.services.filter((service) => service.calls.stores.includes(store.name));
  const object: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: poolerName(store),
      namespace: store.namespace,
      labels: labelsOf(platform, store.name, 'store'),
    },
    spec: {
      podSelector: { matchLabels: poolerPods(store) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        ...(callers.length === 0
          ? []
          : [
              {
                from: callers.map((caller) => serviceOf(caller.name, caller.namespace, store.namespace)),
                ports: [tcp(store.port)],
              },
            ]),
        {
          from: [prometheusOf(environment)],
          ports: [tcp(poolerMetricsPort)],
        },
      ],
      egress: [
        { to: [podsOf(storePods(store), store.namespace, store.namespace)], ports: [tcp(store.port)] },
        toKubernetesApi(environment),
      ],
    },
  };
  const scrape = callers.length === 0 ? 0 : 1;
  return sourced(object, [...store.path, 'pooler'], {
    comments: {
      ...(callers.length === 0 ? {} : { 'spec.ingress[0]': 'services that call the store' }),
      [`spec.ingress[${scrape}]`]: 'metrics are scraped',
      'spec.egress[0]': 'the database',
      'spec.egress[1]': 'the Kubernetes API',
    },
  });
}
