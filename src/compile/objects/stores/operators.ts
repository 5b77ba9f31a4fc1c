import type { Environment, Store } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { elasticOperator } from '../elastic-operator.ts';
import { sourced } from '../sourced.ts';

/** The operators that run the stores of an environment, and what they need. */
export function operators(environment: Environment): readonly Component[] {
  const inCluster = environment.stores.filter((store) => store.runs === 'cluster');
  const postgres = inCluster.find(({ type }) => type === 'postgres');
  const backedUp = inCluster.find(({ type, backup }) => type === 'postgres' && backup !== undefined);
  const elastic = inCluster.find(({ type }) => type === 'elasticsearch');
  const rabbitmq = inCluster.find(({ type }) => type === 'rabbitmq');
  return [
    ...(postgres === undefined ? [] : [cloudNativePg(postgres)]),
    ...(backedUp === undefined ? [] : [certificates(backedUp), barmanCloud(backedUp)]),
    ...(rabbitmq === undefined ? [] : [rabbitmqOperator(rabbitmq)]),
    ...(elastic === undefined ? [] : [elasticOperator(environment, elastic.path)]),
  ];
}

function cloudNativePg(store: Store): Component {
  const values = {
    replicaCount: 2,
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  };
  return {
    name: 'cloudnative-pg',
    software: 'cloudnative-pg',
    namespace: 'cnpg-system',
    purpose: 'Runs the PostgreSQL clusters: fails over, updates, backs up',
    values: sourced(values, store.path, {
      comments: { replicaCount: 'One works, one stands by: without it no standby takes over.' },
    }),
    needs: [],
  };
}

/** In the namespace of the operator, which speaks to it by gRPC with certificates of cert-manager. */
function barmanCloud(store: Store): Component {
  const values = {
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  };
  return {
    name: 'plugin-barman-cloud',
    software: 'plugin-barman-cloud',
    namespace: 'cnpg-system',
    purpose: 'Keeps backups and the log of PostgreSQL in object storage',
    values: sourced(values, store.backup?.path ?? store.path),
    needs: ['cloudnative-pg', 'cert-manager'],
  };
}

function certificates(store: Store): Component {
  return {
    name: 'cert-manager',
    software: 'cert-manager',
    namespace: 'cert-manager',
    purpose: 'Issues and renews certificates',
    values: sourced({ crds: { enabled: true } }, store.backup?.path ?? store.path),
    needs: [],
  };
}

function rabbitmqOperator(store: Store): Component {
  return {
    name: 'rabbitmq-cluster-operator',
    software: 'rabbitmq-cluster-operator',
    namespace: 'rabbitmq-system',
    purpose: 'Runs the RabbitMQ clusters',
    values: sourced({}, store.path),
    needs: [],
  };
}
