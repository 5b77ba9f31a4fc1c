import { printYaml, type Sourced } from '../../../base/index.ts';
import type { Deployment, PodDisruptionBudget, Service, ServiceAccount } from '../../../kubernetes/index.ts';
import {
  type Environment,
  elasticAuthority,
  elasticSecret,
  type Logs,
  type Platform,
  type Traces,
} from '../../../model/index.ts';
import { collectorPods, elasticHost, elasticPort, otlpPort } from '../addresses.ts';
import { elasticClientPolicy } from '../elastic-client.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { podsOf, tcp } from '../network/peers.ts';
import { restrictedContainer, restrictedPod } from '../pod-security.ts';
import { sourced } from '../sourced.ts';
import type { ConfigSource } from '../unit.ts';

const name = 'jaeger';
/** Port of its pages and of its interface for Grafana. */
const queryPort = 16686;
const healthPort = 13133;
/** User that the image runs as. */
const user = 10001;

/**
 * Jaeger 2 as plain objects: its chart calls itself experimental, and its operator is for version 1, which has ended.
 */
export function jaegerObjects(
  platform: Platform,
  environment: Environment,
  traces: Traces,
  logs: Logs,
): readonly Sourced[] {
  const { monitoringNamespace: namespace } = environment;
  const { path } = traces;
  const metadata = { name, namespace, labels: labelsOf(platform, name, 'traces') };
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: false,
  };
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector: selectorOf(name),
      ports: [
        { name: 'otlp-grpc', port: otlpPort, targetPort: 'otlp-grpc', appProtocol: 'grpc' },
        { name: 'query', port: queryPort, targetPort: 'query', appProtocol: 'http' },
      ],
    },
  };
  const budget: PodDisruptionBudget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(name) } },
  };
  const policy = elasticClientPolicy(platform, environment, logs, {
    name,
    namespace,
    labels: selectorOf(name),
    callers: [
      {
        rule: { from: [podsOf({ ...collectorPods }, namespace, namespace)], ports: [tcp(otlpPort)] },
        why: 'traces come from the collector',
      },
      {
        rule: { from: [podsOf(selectorOf('grafana'), namespace, namespace)], ports: [tcp(queryPort)] },
        why: 'Grafana shows them',
      },
    ],
    from: path,
  });
  return [
    deployment(platform, environment, traces),
    sourced(service, path),
    sourced(account, path),
    sourced(budget, path),
    policy,
  ];
}

function deployment(platform: Platform, environment: Environment, { path }: Traces): Sourced {
  const labels = labelsOf(platform, name, 'traces');
  const secret = (variable: string, key: string) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name: elasticSecret, key } },
  });
  const check = { httpGet: { path: '/status', port: 'health' }, periodSeconds: 10 };
  const object: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: environment.monitoringNamespace, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: selectorOf(name) },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 40,
          securityContext: { ...restrictedPod, runAsUser: user, runAsGroup: user },
          containers: [
            {
              name,
              image: 'docker.io/jaegertracing/jaeger:2.19.0',
              args: ['--config=/etc/jaeger/config.yaml'],
              env: [secret('ELASTICSEARCH_USER', 'username'), secret('ELASTICSEARCH_PASSWORD', 'password')],
              ports: [
                { name: 'otlp-grpc', containerPort: otlpPort, protocol: 'TCP' },
                { name: 'query', containerPort: queryPort, protocol: 'TCP' },
                { name: 'health', containerPort: healthPort, protocol: 'TCP' },
              ],
              livenessProbe: check,
              readinessProbe: check,
              lifecycle: { preStop: { sleep: { seconds: 5 } } },
              resources: {
                requests: { cpu: '100m', memory: '256Mi' },
                limits: { cpu: '1', memory: '512Mi' },
              },
              securityContext: restrictedContainer,
              volumeMounts: [
                { name: 'config', mountPath: '/etc/jaeger', readOnly: true },
                { name: 'ca', mountPath: '/ca', readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: 'config', configMap: { name: `${name}-config` } },
            { name: 'ca', secret: { secretName: elasticAuthority } },
          ],
        },
      },
    },
  };
  return sourced(object, path);
}

/** The configuration of Jaeger: takes OTLP, keeps it in Elasticsearch, shows it. */
export function jaegerConfig(
  platform: Platform,
  environment: Environment,
  traces: Traces,
  logs: Logs,
): ConfigSource {
  const everywhere = (port: number) => `0.0.0.0:${port}`;
  const value = {
    service: {
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: {
        traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] },
      },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: { endpoint: everywhere(healthPort) } },
      jaeger_query: { storage: { traces: 'elasticsearch' }, http: { endpoint: everywhere(queryPort) } },
      jaeger_storage: {
        backends: {
          elasticsearch: {
            elasticsearch: {
              server_urls: [`https://${elasticHost(logs)}:${elasticPort}`],
              auth: {
                basic: {
                  username: '$' + '{env:ELASTICSEARCH_USER}',
                  password: '$' + '{env:ELASTICSEARCH_PASSWORD}',
                },
              },
              tls: { ca_file: '/ca/ca.crt' },
            },
          },
        },
      },
    },
    receivers: { otlp: { protocols: { grpc: { endpoint: everywhere(otlpPort) } } } },
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: 'elasticsearch' } },
  };
  return {
    name: `${name}-config`,
    namespace: environment.monitoringNamespace,
    labels: labelsOf(platform, name, 'traces'),
    kind: 'files',
    entries: { 'config.yaml': printYaml([{ value }]) },
    from: traces.path,
  };
}
