import type { Sourced } from '../../../base/index.ts';
import type {
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
} from '../../../kubernetes/index.ts';
import { bucketInCluster, type Environment, type Platform, type Store } from '../../../model/index.ts';
import type { Allowed, Opening } from '../area.ts';
import { elasticOperatorNamespace, elasticOperatorPods } from '../elastic-operator.ts';
import { transportPort } from '../elasticsearch.ts';
import { labelsOf } from '../labels.ts';
import {
  anyPodOf,
  podsOf,
  prometheusOf,
  publicAddresses,
  serviceOf,
  tcp,
  toKubernetesApi,
} from '../network/peers.ts';
import { opened, origins, reasons } from '../network/service-policy.ts';
import { bucketsOn, peerPorts, serverPorts } from '../object-servers.ts';
import { sourced } from '../sourced.ts';
import { exporterPort, operators } from '../store-operators.ts';
import { poolerPods, storePods } from '../store-pods.ts';

/**
 * Who may reach the instances of a store in the cluster, and what they may reach.
 * @param openings what other areas of the platform need beside that
 */
export function storePolicy(
  platform: Platform,
  environment: Environment,
  store: Store,
  openings: readonly Opening[],
): readonly Sourced[] {
  if (store.type === 'opensearch') return [];
  const callers = callersOf(environment, store);
  const operator = store.type === 'postgres' || store.type === 'rabbitmq' ? operators[store.type] : undefined;
  const itsPods = podSelector(store);
  const itself = { podSelector: itsPods };
  const ingress: Allowed<NetworkPolicyIngressRule>[] = [];
  const egress: Allowed<NetworkPolicyEgressRule>[] = [];
  if (store.pooler) {
    ingress.push({
      rule: { from: [podsOf(poolerPods(store), store.namespace, store.namespace)], ports: [tcp(store.port)] },
      why: 'the pool of connections through which services come',
      from: [...store.path, 'pooler'],
    });
  } else if (callers.length > 0) {
    ingress.push({
      rule: {
        from: callers.map((caller) => serviceOf(caller.name, caller.namespace, store.namespace)),
        ports: [tcp(store.port)],
      },
      why: 'services that call the store',
      from: store.path,
    });
  }
  if (operator !== undefined) {
    const peers = operator.peers.map(tcp);
    ingress.push(
      { rule: { from: [itself], ports: peers }, why: 'its own instances', from: store.path },
      {
        rule: { from: [anyPodOf(operator.namespace)], ports: operator.control.map(tcp) },
        why: 'its operator',
        from: store.path,
      },
      {
        rule: {
          from: [prometheusOf(environment)],
          ports: [tcp(operator.metrics)],
        },
        why: 'metrics are scraped',
        from: store.path,
      },
    );
    egress.push(
      { rule: { to: [itself], ports: peers }, why: 'its own instances', from: store.path },
      {
        rule: toKubernetesApi(environment),
        why: 'the Kubernetes API',
        from: store.path,
      },
    );
  }
  if (store.backup !== undefined) {
    const keeper = bucketInCluster(environment.stores, store.backup.bucket);
    egress.push({
      rule:
        keeper === undefined
          ? { to: [publicAddresses], ports: [tcp(443)] }
          : {
              to: [podsOf(storePods(keeper), keeper.namespace, store.namespace)],
              ports: [tcp(keeper.port)],
            },
      why:
        keeper === undefined
          ? 'backups, to object storage with public addresses'
          : 'backups, to a bucket in the cluster',
      from: store.backup.path,
    });
  }
  if (store.type === 'elasticsearch') {
    const peers = { from: store.path, why: 'its own nodes' };
    const namespace = elasticOperatorNamespace(environment);
    ingress.push(
      { ...peers, rule: { from: [itself], ports: [tcp(transportPort)] } },
      {
        rule: {
          from: [podsOf(elasticOperatorPods, namespace, store.namespace)],
          ports: [tcp(store.port)],
        },
        why: 'its operator',
        from: store.path,
      },
    );
    egress.push({ ...peers, rule: { to: [itself], ports: [tcp(transportPort)] } });
  }
  if (store.type === 'bucket') {
    const peers = { from: store.path, why: 'its own servers' };
    ingress.push({
      rule: { from: [prometheusOf(environment)], ports: [tcp(serverPorts.metrics)] },
      why: 'metrics are scraped',
      from: store.path,
    });
    if (store.instances > 1) {
      ingress.push({ ...peers, rule: { from: [itself], ports: peerPorts.map(tcp) } });
      egress.push({ ...peers, rule: { to: [itself], ports: peerPorts.map(tcp) } });
    }
  }
  if (store.type === 'redis') {
    ingress.push({
      rule: {
        from: [prometheusOf(environment)],
        ports: [tcp(exporterPort)],
      },
      why: 'metrics are scraped',
      from: store.path,
    });
    if (store.instances > 1) {
      const copies = { from: store.path, why: 'copies follow the writer' };
      ingress.push({ ...copies, rule: { from: [itself], ports: [tcp(store.port)] } });
      egress.push({ ...copies, rule: { to: [itself], ports: [tcp(store.port)] } });
    }
  }
  ingress.push(...opened(openings, 'ingress'));
  egress.push(...opened(openings, 'egress'));
  const policy: NetworkPolicy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: store.name,
      namespace: store.namespace,
      labels: labelsOf(platform, store.name, 'store'),
    },
    spec: {
      podSelector: itsPods,
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length === 0 ? {} : { ingress: ingress.map(({ rule }) => rule) }),
      ...(egress.length === 0 ? {} : { egress: egress.map(({ rule }) => rule) }),
    },
  };
  return [
    sourced(policy, store.path, {
      fields: { ...origins('ingress', ingress), ...origins('egress', egress) },
      comments: { ...reasons('ingress', ingress), ...reasons('egress', egress) },
    }),
  ];
}

/** The services that call a store; those of a bucket's servers call one of the buckets on them. */
function callersOf(environment: Environment, store: Store) {
  const names =
    store.type === 'bucket' ? bucketsOn(environment, store).map(({ name }) => name) : [store.name];
  return environment.services.filter(({ calls }) => names.some((name) => calls.stores.includes(name)));
}

/** The pods of a store, jobs of its operator too; a PgBouncer before it carries their label and has a policy of its own. */
function podSelector(store: Store): LabelSelector {
  const matchLabels = storePods(store);
  const [label = ''] = Object.keys(poolerPods(store));
  return store.pooler
    ? { matchLabels, matchExpressions: [{ key: label, operator: 'DoesNotExist' }] }
    : { matchLabels };
}
