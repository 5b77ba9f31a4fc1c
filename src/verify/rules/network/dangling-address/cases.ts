import type { RuleCases } from '../../../rule.ts';
import { namespace, pods } from '../trial.ts';

const service = (
  name: string,
  ports = '[{ port: 80, targetPort: 8080 }]',
  where = 'shop',
  rest = '',
) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${where} }
spec: { selector: { app: ${name} }, ports: ${ports}${rest} }
---
`;
const web = (env: string, where = 'shop') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${where} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          env:
${env}---
`;
const variable = (value: string, mark = '') =>
  `            - name: API_URL\n              value: '${value}'${mark}\n`;
const here = ' # <-- here';
const settings = (data: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data:
${data}---
`;
const bad = (name: string, value: string, more = pods('api') + service('api')) => ({
  name,
  files: { 'shop.yaml': more + web(variable(value, here)) },
});

export const cases: RuleCases = {
  bad: [
    bad('a short name that is not in the namespace', 'http://payments/v1'),
    bad('a port that the Service does not have', 'http://api:8080'),
    bad('the port that goes without saying', 'https://api'),
    bad('a whole name', 'payments.shop.svc.cluster.local:80'),
    bad('a name with the namespace', 'payments.shop:8080'),
    bad('one of many', 'redis://user:p@ss@api:80,cache:6379/0'),
    bad('a port in a long name', 'jdbc:postgresql://api.shop.svc:5432/db'),
    bad(
      'a short name of another namespace',
      'postgres://keycloak-postgres:5432/keycloak',
      pods('keycloak-postgres', { namespace: 'data' }) +
        service('keycloak-postgres', '[{ port: 5432 }]', 'data'),
    ),
    bad(
      'a port that an operator does not give to its Service',
      'amqp://queue:5673',
      'apiVersion: rabbitmq.com/v1beta1\nkind: RabbitmqCluster\nmetadata: { name: queue, namespace: shop }\nspec: { replicas: 3 }\n---\n',
    ),
    {
      name: 'in a ConfigMap, and inside of a longer text',
      files: {
        'shop.yaml':
          pods('api') +
          service('api') +
          settings(`  API_URL: http://apii ${here.trim()}
  app.yaml: | ${here.trim()}
    api:
      url: "http://apii.shop.svc.cluster.local/v1"
`),
      },
    },
  ],
  good: [
    {
      name: 'every form of a name that exists',
      files: {
        'shop.yaml':
          namespace('shop') +
          pods('api') +
          service('api', '[{ port: 80 }, { port: 50051 }]') +
          pods('db') +
          service('db', '[{ port: 5432 }]', 'shop', ', clusterIP: None') +
          service('far', '[]', 'shop', ', type: ExternalName, externalName: far.example.com') +
          web(
            [
              'http://api',
              'http://api/v1?x=1',
              'api:50051',
              'api.shop',
              'http://api.shop.svc',
              'api.shop.svc.cluster.local:80',
              'grpc://api:50051',
              'postgres://u:p@db-0.db.shop.svc:6432/x',
              'http://far:8443',
            ]
              .map((value) => variable(value))
              .join(''),
          ),
      },
    },
    {
      name: 'what is no address of the cluster',
      files: {
        'shop.yaml':
          pods('api') +
          web(
            [
              'http://localhost:9',
              'http://127.0.0.1:9',
              'https://example.com/api',
              'https://login.shop-example.io:8443',
              's3://bucket/folder',
              'payments:8080',
              'nginx:1.27',
              'http://$(API_HOST):80',
              'https://{{ host }}',
              'true',
              '12:30',
              'db.example:5432',
            ]
              .map((value) => variable(value))
              .join(''),
          ),
      },
    },
    {
      name: 'namespaces that are not in the repository, and Services of Kubernetes and operators',
      files: {
        'shop.yaml':
          pods('api') +
          `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 3 }
---
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: { name: events, namespace: shop }
spec: { kafka: {} }
---
` +
          web(
            [
              'http://jaeger-collector.observability.svc:14268',
              'https://kubernetes.default.svc',
              'postgres://db-rw:5432/shop',
              'kafka://events-kafka-bootstrap:9092',
            ]
              .map((value) => variable(value))
              .join(''),
          ),
      },
    },
    {
      name: 'names of the mesh and of the hosts file, and a proxy configuration',
      files: {
        'shop.yaml': `${pods('api', { pod: '      hostAliases: [{ ip: 10.0.0.9, hostnames: [ledger] }]\n' })}apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [bank] }
---
${web(variable('http://ledger') + variable('http://bank:8080'))}${settings(`  nginx.conf: |
    upstream backend { server 127.0.0.1:8080; }
    proxy_pass http://backend;
`)}`,
      },
    },
  ],
};
