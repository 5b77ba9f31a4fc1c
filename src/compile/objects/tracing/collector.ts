import type { Environment, Traces } from '../../../model/index.ts';
import { jaegerHost, otlpPort, tempoHost } from '../addresses.ts';
import type { Component } from '../area.ts';
import { restrictedContainer, restrictedPod } from '../pod-security.ts';
import { sourced } from '../sourced.ts';

/** Distributions of the collector: the one for Kubernetes, and the one that also speaks to clouds. */
const images = {
  tempo: 'otel/opentelemetry-collector-k8s',
  jaeger: 'otel/opentelemetry-collector-k8s',
  xray: 'otel/opentelemetry-collector-contrib',
} as const satisfies Record<Traces['store'], string>;

/** Users that the images run as. */
const user = 10001;

/** The collector that takes traces from services and the mesh, adds where they come from, and hands them on. */
export function collector(environment: Environment, traces: Traces): Component {
  const { name, exporter } = exporterOf(environment, traces);
  const off = { enabled: false };
  const values = {
    fullnameOverride: 'otel-collector',
    mode: 'deployment',
    image: { repository: images[traces.store] },
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    podSecurityContext: { ...restrictedPod, runAsUser: user, runAsGroup: user },
    securityContext: restrictedContainer,
    ports: { 'jaeger-compact': off, 'jaeger-thrift': off, 'jaeger-grpc': off, zipkin: off },
    presets: { kubernetesAttributes: { enabled: true } },
    config: {
      receivers: { jaeger: null, zipkin: null, prometheus: null },
      exporters: { debug: null, [name]: exporter },
      service: {
        pipelines: { logs: null, metrics: null, traces: { receivers: ['otlp'], exporters: [name] } },
      },
    },
  };
  return {
    name: 'otel-collector',
    software: 'opentelemetry-collector',
    namespace: environment.monitoringNamespace,
    purpose: 'Takes traces from the services and hands them on',
    values: sourced(values, traces.path, {
      comments: {
        presets: 'Says of each span which pod, Deployment and node it comes from.',
        'config.receivers': 'What the chart would also listen for; null takes it away.',
      },
    }),
    needs: traces.store === 'tempo' ? ['tempo'] : [],
  };
}

function exporterOf(
  environment: Environment,
  { store }: Traces,
): { readonly name: string; readonly exporter: object } {
  if (store === 'xray') return { name: 'awsxray', exporter: { region: environment.cloud.region } };
  const host = store === 'tempo' ? tempoHost(environment) : jaegerHost(environment);
  return {
    name: 'otlp_grpc',
    exporter: { endpoint: `${host}:${otlpPort}`, tls: { insecure: true } },
  };
}
