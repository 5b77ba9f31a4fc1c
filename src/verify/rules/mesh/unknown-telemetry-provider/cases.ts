import type { RuleCases } from '../../../rule.ts';

const telemetry = (provider: string) => `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: shop }
spec:
  accessLogging:
    - providers: [{ name: envoy }]
  tracing:
    - providers:
        - name: ${provider}
---
`;

const configMap = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders:
      - name: otel
        opentelemetry: { service: otel.monitoring.svc.cluster.local, port: 4317 }
`;

const installed = (values: string) => `repositories:
  - { name: istio, url: https://blob.istio.io/istio-release/charts }
releases:
  - name: istiod
    namespace: istio-system
    chart: istio/istiod
    values: [${values}]
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a name that the configuration has otherwise',
      files: { 'a.yaml': telemetry('zipkin # <-- here') + configMap },
    },
    {
      name: 'a mesh without any provider of its own',
      files: {
        'helmfile.yaml': installed('{ meshConfig: { enableTracing: true } }'),
        'a.yaml': telemetry('otel # <-- here'),
      },
    },
  ],
  good: [
    { name: 'the provider of the ConfigMap', files: { 'a.yaml': telemetry('otel') + configMap } },
    {
      name: 'the provider of the chart’s values',
      files: {
        'helmfile.yaml': installed('{ meshConfig: { extensionProviders: [{ name: otel }] } }'),
        'a.yaml': telemetry('otel'),
      },
    },
    { name: 'a mesh that is configured elsewhere', files: { 'a.yaml': telemetry('otel') } },
  ],
};
