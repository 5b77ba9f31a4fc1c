import { type DataPath, isObject, type JsonObject, valueAt } from '../base/index.ts';
import type { KeySource, KubernetesObject, OperatorService } from './facts.ts';

interface Port {
  readonly name: string;
  readonly port: number;
}

/** What an operator makes of one of its objects. A further operator is a further entry of the table. */
interface Operator {
  readonly group: string;
  readonly kind: string;
  /** Labels that all its pods carry. */
  readonly labels: (name: string, value: JsonObject) => Readonly<Record<string, string>>;
  /** Labels that none of its pods carries, although pods of its kin do. */
  readonly absent?: readonly string[];
  /** Ports that its pods open. */
  readonly ports: readonly Port[];
  readonly replicasPath: DataPath;
  readonly services: readonly { readonly suffix: string; readonly ports: readonly Port[] }[];
  readonly secrets: readonly { readonly suffix: string; readonly keys: readonly string[] }[];
}

const postgres: readonly Port[] = [{ name: 'postgres', port: 5432 }];

const table: readonly Operator[] = [
  {
    // https://cloudnative-pg.io/docs/ (architecture, applications, monitoring, labels and annotations)
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    labels: (name) => ({ 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' }),
    absent: ['cnpg.io/poolerName'],
    ports: [
      { name: 'postgresql', port: 5432 },
      { name: 'metrics', port: 9187 },
      { name: 'status', port: 8000 },
    ],
    replicasPath: ['spec', 'instances'],
    services: [
      { suffix: '-rw', ports: postgres },
      { suffix: '-ro', ports: postgres },
      { suffix: '-r', ports: postgres },
    ],
    secrets: [
      {
        suffix: '-app',
        keys: [
          'username',
          'user',
          'password',
          'dbname',
          'host',
          'port',
          'pgpass',
          'uri',
          'jdbc-uri',
          'fqdn-uri',
          'fqdn-jdbc-uri',
        ],
      },
      { suffix: '-ca', keys: ['ca.crt', 'ca.key'] },
      { suffix: '-server', keys: ['tls.crt', 'tls.key'] },
      { suffix: '-replication', keys: ['tls.crt', 'tls.key'] },
    ],
  },
  {
    // https://cloudnative-pg.io/docs/ (connection pooling)
    group: 'postgresql.cnpg.io',
    kind: 'Pooler',
    labels: (name, value) => ({
      'cnpg.io/poolerName': name,
      'cnpg.io/podRole': 'pooler',
      'cnpg.io/cluster': String(valueAt(value, ['spec', 'cluster', 'name'])),
    }),
    ports: [
      { name: 'pgbouncer', port: 5432 },
      { name: 'metrics', port: 9127 },
    ],
    replicasPath: ['spec', 'instances'],
    services: [{ suffix: '', ports: [{ name: 'pgbouncer', port: 5432 }] }],
    secrets: [],
  },
  {
    // https://www.rabbitmq.com/kubernetes/operator/using-operator
    group: 'rabbitmq.com',
    kind: 'RabbitmqCluster',
    labels: (name) => ({
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/component': 'rabbitmq',
      'app.kubernetes.io/part-of': 'rabbitmq',
    }),
    ports: [
      { name: 'amqp', port: 5672 },
      { name: 'management', port: 15672 },
      { name: 'prometheus', port: 15692 },
    ],
    replicasPath: ['spec', 'replicas'],
    services: [
      {
        suffix: '',
        ports: [
          { name: 'amqp', port: 5672 },
          { name: 'management', port: 15672 },
          { name: 'prometheus', port: 15692 },
        ],
      },
      {
        suffix: '-nodes',
        ports: [
          { name: 'epmd', port: 4369 },
          { name: 'cluster-rpc', port: 25672 },
        ],
      },
    ],
    secrets: [
      {
        suffix: '-default-user',
        keys: [
          'default_user.conf',
          'host',
          'password',
          'port',
          'provider',
          'type',
          'username',
          'connection_string',
        ],
      },
      { suffix: '-erlang-cookie', keys: ['.erlang.cookie'] },
    ],
  },
  {
    // https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s
    group: 'elasticsearch.k8s.elastic.co',
    kind: 'Elasticsearch',
    labels: (name, value) => ({
      'common.k8s.elastic.co/type': 'elasticsearch',
      'elasticsearch.k8s.elastic.co/cluster-name': name,
      ...textsOf(valueAt(value, ['spec', 'nodeSets', 0, 'podTemplate', 'metadata', 'labels'])),
    }),
    ports: [
      { name: 'https', port: 9200 },
      { name: 'transport', port: 9300 },
    ],
    replicasPath: ['spec', 'nodeSets', 0, 'count'],
    services: [{ suffix: '-es-http', ports: [{ name: 'https', port: 9200 }] }],
    secrets: [
      { suffix: '-es-elastic-user', keys: ['elastic'] },
      { suffix: '-es-http-certs-public', keys: ['tls.crt', 'ca.crt'] },
    ],
  },
  {
    group: 'kibana.k8s.elastic.co',
    kind: 'Kibana',
    labels: (name) => ({ 'common.k8s.elastic.co/type': 'kibana', 'kibana.k8s.elastic.co/name': name }),
    ports: [{ name: 'https', port: 5601 }],
    replicasPath: ['spec', 'count'],
    services: [{ suffix: '-kb-http', ports: [{ name: 'https', port: 5601 }] }],
    secrets: [],
  },
];

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Record<
    string,
    string
  >;
}

export function operatorOf({ apiVersion, kind }: KubernetesObject): Operator | undefined {
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return table.find((operator) => operator.kind === kind && operator.group === group);
}

export function operatorServicesOf(object: KubernetesObject): readonly OperatorService[] {
  const operator = operatorOf(object);
  if (operator === undefined) return [];
  return operator.services.map(({ suffix, ports }) => ({
    name: `${object.name}${suffix}`,
    namespace: object.namespace,
    ports,
    labels: operator.labels(object.name, object.value),
    object,
  }));
}

export function operatorSecretsOf(object: KubernetesObject): readonly Omit<KeySource, 'at'>[] {
  const operator = operatorOf(object);
  if (operator === undefined) return [];
  return operator.secrets.map(({ suffix, keys }) => ({
    name: `${object.name}${suffix}`,
    namespace: object.namespace,
    keys: new Set(keys),
  }));
}
