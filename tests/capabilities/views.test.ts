import { expect } from 'vitest';
import { valueAt } from '../../src/base/index.ts';
import { components } from '../../src/compile/objects/units.ts';
import { platformOf } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

/** Values of a component of an example's production. */
function values(example: keyof typeof examples, name: string): object {
  const all = components(platformOf(examples[example])).get('production') ?? [];
  return all.find((one) => one.name === name)?.values.value ?? {};
}

/** A file of an example's repository, by the end of its path. */
function file(example: keyof typeof examples, end: string): string {
  const found = [...repository(example).files].find(([path]) => path.endsWith(end));
  if (found === undefined) throw new Error(`${example} has no file ${end}`);
  return found[1];
}

/** Titles of the panels of a dashboard. */
function panels(example: keyof typeof examples, dashboard: string): readonly string[] {
  const { panels: all } = JSON.parse(file(example, `/${dashboard}.json`)) as {
    readonly panels: readonly { readonly title: string }[];
  };
  return all.map(({ title }) => title);
}

capability(
  'U078',
  {
    title: 'Audit trail',
    where: ['src/compile/objects/logging'],
    open: 'the audit log of the Kubernetes API is a setting of the cluster, which Terraform will make',
  },
  () => {
    const tiers = valueAt(values('ai-workflow', 'loki'), ['loki', 'limits_config', 'retention_stream', 0]);
    expect(tiers).toEqual({ selector: '{log_type="audit"}', priority: 2, period: '8760h' });
    expect(panels('open-policy', 'open-policy-security')).toContain('Entries');
  },
);

capability(
  'U080',
  {
    title: 'Dashboards as code',
    where: ['src/compile/objects/dashboards', 'src/verify/rules/dashboards'],
  },
  () => {
    expect(panels('claims-askes', 'claims-askes-claims-service')).toEqual(
      expect.arrayContaining(['Request Rate', 'Error Rate', 'P95 Latency']),
    );
    expect(panels('open-policy', 'open-policy-overview')).toEqual(
      expect.arrayContaining(['Service Health', 'API Response Time']),
    );
    for (const one of ['overview', 'stores', 'security']) {
      expect(panels('dzinza', `dzinza-${one}`).length).toBeGreaterThan(2);
    }
    // A Prometheus that no operator runs has the same Grafana, which asks it by the name of our Service.
    const found = repository('open-policy').object('production', 'ConfigMap', 'grafana-dashboards');
    expect(found).toMatchObject({
      metadata: {
        namespace: 'monitoring',
        labels: { grafana_dashboard: '1' },
        annotations: { grafana_folder: 'Platform' },
      },
      data: { 'open-policy-overview.json': expect.stringContaining('Open Policy Platform Overview') },
    });
    const sources = valueAt(values('open-policy', 'grafana'), [
      'datasources',
      'datasources.yaml',
      'datasources',
    ]);
    expect(sources).toContainEqual(
      expect.objectContaining({ url: 'http://prometheus-server.monitoring.svc.cluster.local' }),
    );
    expect(values('microcrop', 'grafana')).toMatchObject({
      admin: { existingSecret: 'grafana-credentials' },
      sidecar: { dashboards: { enabled: true, labelValue: '1' } },
    });
  },
);

capability(
  'U086',
  {
    title: 'Metrics and logs in CloudWatch',
    where: ['src/compile/objects/logging/cloudwatch.ts', 'src/compile/objects/dashboards/grafana-values.ts'],
    open: 'log groups of managed databases and the identity of the agent are cloud resources, which Terraform will make',
  },
  () => {
    const outputs = String(valueAt(values('dzinza', 'fluent-bit'), ['config', 'outputs']));
    expect(outputs).toContain('/dzinza/production/audit');
    expect(JSON.stringify(values('dzinza', 'grafana'))).toContain('"type":"cloudwatch"');
  },
);

capability(
  'U087',
  {
    title: 'Collection and storage of logs',
    where: ['src/compile/objects/logging', 'src/verify/rules/logging'],
  },
  () => {
    const agent = repository('claims-askes').object('production', 'DaemonSet', 'fluentd');
    expect(agent).toMatchObject({
      metadata: { namespace: 'kube-system' },
      spec: { template: { spec: { serviceAccountName: 'fluentd', tolerations: [{ operator: 'Exists' }] } } },
    });
    const env = valueAt(agent, ['spec', 'template', 'spec', 'containers', 0, 'env']);
    expect(env).toEqual(
      expect.arrayContaining([
        { name: 'FLUENT_ELASTICSEARCH_HOST', value: 'elasticsearch.elastic-system' },
        { name: 'FLUENT_ELASTICSEARCH_PORT', value: '9200' },
        { name: 'FLUENT_ELASTICSEARCH_SCHEME', value: 'https' },
        {
          name: 'FLUENT_ELASTICSEARCH_USER',
          valueFrom: { secretKeyRef: { name: 'elasticsearch-credentials', key: 'username' } },
        },
      ]),
    );
    expect(repository('claims-askes').objects('production', 'Kibana')).toHaveLength(1);
    const alloy = String(valueAt(values('microcrop', 'alloy'), ['alloy', 'configMap', 'content']));
    for (const type of ['application', 'access', 'audit', 'system']) expect(alloy).toContain(`"${type}"`);
  },
);

capability(
  'U088',
  {
    title: 'Retention of logs in tiers',
    where: ['src/compile/objects/logging', 'src/model/resolve/logging.ts'],
  },
  () => {
    expect(valueAt(values('ai-workflow', 'loki'), ['loki', 'limits_config'])).toEqual({
      retention_period: '168h',
      retention_stream: [
        { selector: '{log_type="audit"}', priority: 2, period: '8760h' },
        { selector: '{level=~"info|warn|error|fatal|unknown"}', priority: 1, period: '720h' },
      ],
    });
  },
);

capability(
  'U089',
  {
    title: 'Distributed traces',
    where: ['src/compile/objects/tracing', 'src/model/resolve/tracing.ts'],
  },
  () => {
    const exporters = (example: keyof typeof examples) =>
      Object.keys((valueAt(values(example, 'otel-collector'), ['config', 'exporters']) ?? {}) as object);
    expect(exporters('dzinza')).toContain('awsxray');
    expect(exporters('ai-workflow')).toContain('otlp_grpc');
    expect(values('ai-workflow', 'tempo')).toMatchObject({
      tempo: { storage: { trace: { backend: 's3' } } },
    });
    expect(repository('claims-askes').objects('production', 'Deployment')).toContainEqual(
      expect.objectContaining({ metadata: expect.objectContaining({ name: 'jaeger' }) }),
    );
    // Where there is a mesh, its proxies take part.
    expect(values('ai-workflow', 'istiod')).toMatchObject({
      meshConfig: {
        extensionProviders: [
          {
            name: 'otel-collector',
            opentelemetry: { service: 'otel-collector.observability.svc.cluster.local', port: 4317 },
          },
        ],
      },
    });
    const told = repository('ai-workflow').objects('production', 'Telemetry');
    expect(told.map((one) => valueAt(one, ['metadata', 'namespace'])).sort()).toEqual([
      'application',
      'data',
      'infrastructure',
      'istio-ingress',
    ]);
    for (const one of told) {
      expect(valueAt(one, ['spec', 'tracing'])).toEqual([
        { providers: [{ name: 'otel-collector' }], randomSamplingPercentage: 10 },
      ]);
    }
    const policy = repository('open-policy').object('production', 'NetworkPolicy', 'api-service');
    expect(JSON.stringify(policy)).toContain('"app.kubernetes.io/instance":"otel-collector"');
  },
);
