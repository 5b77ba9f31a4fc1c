import { expect } from 'vitest';
import { type JsonObject, parseYaml, plain, valueAt } from '../../src/base/index.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');
const policy = repository('open-policy');
const workflow = repository('ai-workflow');
const crop = repository('microcrop');
const dzinza = repository('dzinza');

/** The data of a YAML file. */
function data(from: typeof claims, path: string): JsonObject {
  const text = from.files.get(path);
  if (text === undefined) throw new Error(`no file ${path}`);
  const [document] = parseYaml({ file: path, text }).documents;
  return (document === undefined ? {} : plain(document)) as JsonObject;
}

interface Alert {
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The alerts of a name among groups of rules. */
function alertsOf(groups: unknown, name: string): readonly Alert[] {
  const all = (groups as readonly { readonly rules: readonly Alert[] }[]).flatMap(({ rules }) => rules);
  return all.filter(({ alert }) => alert === name);
}

/** A file of a ConfigMap. */
function deployed(from: typeof claims, configMap: string, file: string): JsonObject {
  const text = valueAt(from.object('production', 'ConfigMap', configMap), ['data', file]);
  const [document] = parseYaml({ file, text: String(text) }).documents;
  return (document === undefined ? {} : plain(document)) as JsonObject;
}

/** The groups of alerts of a Prometheus without an operator, and of one that has one. */
const filedGroupsOf = (from: typeof claims) => deployed(from, 'prometheus-config', 'alert.rules.yml').groups;
const groupsOf = (from: typeof claims) =>
  valueAt(from.object('production', 'PrometheusRule', 'alerts'), ['spec', 'groups']);
const stackOf = (from: typeof claims, file: string) => {
  const [path] = [...from.files.keys()].filter((one) => one.endsWith(`kube-prometheus-stack/${file}`));
  return data(from, path ?? file);
};

capability(
  'U041',
  {
    title: 'Health of what services depend on',
    where: [
      'src/compile/objects/monitoring/exporters.ts',
      'src/compile/objects/monitoring/managed-broker.ts',
    ],
  },
  () => {
    // A managed broker shows its metrics to nobody but its management API.
    const asker = claims.object('production', 'Deployment', 'events-exporter');
    expect(JSON.stringify(asker)).toContain('"name":"BROKER_HOST","valueFrom":{"secretKeyRef"');
    expect(claims.object('production', 'NetworkPolicy', 'events-exporter')).toMatchObject({
      spec: {
        egress: expect.arrayContaining([
          expect.objectContaining({ ports: [{ protocol: 'TCP', port: 15671 }] }),
        ]),
      },
    });
    expect(alertsOf(groupsOf(claims), 'QueueBrokerAlarm')[0]?.expr).toContain(
      'absent(rabbitmq_node_mem_alarm{store="events"})',
    );
    for (const name of ['database-exporter', 'cache-exporter']) {
      expect(policy.object('production', 'Deployment', name)).toBeDefined();
      expect(policy.object('production', 'NetworkPolicy', name)).toBeDefined();
    }
    expect(workflow.object('production', 'Probe', 'openai')).toMatchObject({
      spec: { targets: { staticConfig: { static: ['api.openai.com:443'] } } },
    });
  },
);

capability(
  'U079',
  {
    title: 'Collection of metrics: storage, retention, scrapes, exporters',
    where: ['src/compile/objects/monitoring', 'src/compile/objects/monitoring/plain'],
  },
  () => {
    expect(
      valueAt(stackOf(claims, 'values-production.yaml'), ['prometheus', 'prometheusSpec']),
    ).toMatchObject({
      retention: '30d',
      retentionSize: '42GB',
      resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '2', memory: '4Gi' } },
      storageSpec: {
        volumeClaimTemplate: { spec: { resources: { requests: { storage: '50Gi' } } } },
      },
    });
    expect(claims.object('production', 'PodMonitor', 'claims-service')).toMatchObject({
      spec: { podMetricsEndpoints: [{ port: 'metrics', path: '/stats/prometheus' }] },
    });
    const config = deployed(policy, 'prometheus-config', 'prometheus.yml');
    expect(config.global).toMatchObject({ scrape_interval: '15s', evaluation_interval: '15s' });
    expect(config.rule_files).toContain('alert.rules.yml');
    expect(config.storage).toEqual({ tsdb: { retention: { time: '30d', size: '42GB' } } });
    expect(valueAt(config, ['alerting', 'alertmanagers'])).toHaveLength(1);
    const jobs = config.scrape_configs as readonly { readonly job_name: string }[];
    const names = jobs.map(({ job_name }) => job_name);
    expect(names).toEqual(expect.arrayContaining(['kubernetes-pods', 'node-exporter', 'kube-state-metrics']));
    expect(JSON.stringify(jobs[0])).toContain('"target_label":"__scrape_interval__","replacement":"30s"');
    // It runs in the cluster, reads its files again when they change, and people find it where they know it.
    const server = policy.object('production', 'StatefulSet', 'prometheus');
    expect(server).toMatchObject({
      metadata: { namespace: 'monitoring' },
      spec: {
        replicas: 2,
        template: { spec: { containers: [{ name: 'prometheus' }, { name: 'config-reloader' }] } },
        volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '50Gi' } } } }],
      },
    });
    for (const name of ['prometheus', 'alertmanager', 'kube-state-metrics'])
      expect(policy.object('production', 'NetworkPolicy', name)).toBeDefined();
    expect(policy.object('production', 'DaemonSet', 'node-exporter')).toBeDefined();
    expect(crop.object('production', 'Service', 'prometheus-server')).toMatchObject({
      metadata: { namespace: 'microcrop-monitoring' },
      spec: { ports: [{ port: 80, targetPort: 'http' }] },
    });
  },
);

capability(
  'U081',
  { title: 'Catalogue of metrics and queries', where: ['src/telemetry', 'src/verify/rules/observability'] },
  () => {
    const recorded = JSON.stringify(deployed(crop, 'prometheus-config', 'recordings.rules.yml'));
    expect(recorded).toContain('sum by (namespace, service) (rate(http_requests_total[5m]))');
    expect(recorded).toContain(
      'histogram_quantile(0.95, sum by (le, namespace, service) (rate(http_request_duration_seconds_bucket[5m])))',
    );
    expect(alertsOf(filedGroupsOf(crop), 'PodCpuHigh')[0]?.expr).toContain(
      'rate(container_cpu_usage_seconds_total',
    );
    expect(alertsOf(filedGroupsOf(crop), 'PodMemoryHigh')[0]?.expr).toContain(
      'container_memory_working_set_bytes',
    );
  },
);

capability(
  'U083',
  {
    title: 'Alerts, each with its bound, wait, severity and page',
    where: ['src/compile/objects/monitoring/alerts', 'src/compile/targets/runbooks'],
  },
  () => {
    expect(alertsOf(filedGroupsOf(policy), 'ServiceDown')).toMatchObject([
      { for: '1m', labels: { severity: 'critical' } },
    ]);
    expect(alertsOf(filedGroupsOf(policy), 'HighErrorRate')).toMatchObject([
      { for: '2m', labels: { severity: 'warning' } },
    ]);
    expect(alertsOf(filedGroupsOf(policy), 'HighResponseTime')[0]).toMatchObject({
      expr: expect.stringContaining('> 0.5'),
      for: '2m',
    });
    const bounds = {
      HighErrorRate: '> 0.05',
      HighResponseTime: '> 1',
      PodMemoryHigh: '> 0.9',
      PodCpuHigh: '> 0.9',
    };
    for (const [name, bound] of Object.entries(bounds)) {
      expect(alertsOf(filedGroupsOf(crop), name)).toMatchObject([
        { expr: expect.stringContaining(bound), for: '5m' },
      ]);
    }
    const named = [
      ...[
        'NodeNotReady',
        'PodCrashLooping',
        'VolumeAlmostFull',
        'PodRestartingOften',
        'CertificateExpiresSoon',
      ],
      ...['ClusterAutoscalerFailing', 'DatabaseConnectionFailures', 'RedisUnavailable'],
      ...['BackupTooOld', 'BackupMissing', 'RecoveryPointMissed', 'WalArchivingFailing'],
      ...['ControlPlaneDown', 'ComponentDown', 'ApplicationOutOfSync', 'VaultSealed', 'MeshProxiesOutOfSync'],
    ];
    for (const name of named) {
      expect(alertsOf(groupsOf(workflow), name)).toHaveLength(1);
      expect(workflow.files.get(`runbooks/${name}.md`)).toContain('## What helps');
    }
    expect(alertsOf(groupsOf(workflow), 'NodeNotReady')).toMatchObject([{ for: '5m' }]);
    expect(alertsOf(groupsOf(workflow), 'CertificateExpiresSoon')[0]?.expr).toContain('< 604800');
    // Copied every six hours, and two for the copy itself.
    expect(alertsOf(groupsOf(workflow), 'BackupTooOld')[0]?.expr).toContain(`> ${(6 + 2) * 3600}`);
    for (const name of ['argo-cd', 'istiod', 'vault', 'external-secrets', 'argo-rollouts']) {
      expect(workflow.object('production', 'PodMonitor', `${name}-metrics`)).toBeDefined();
    }
  },
);

capability(
  'U084',
  {
    title: 'Routing of alerts, on-call and escalation',
    where: [
      'src/compile/objects/monitoring/alertmanager.ts',
      'src/compile/objects/monitoring/alerts/escalation.ts',
    ],
  },
  () => {
    const config = valueAt(stackOf(claims, 'values-production.yaml'), [
      'alertmanager',
      'config',
      'route',
      'routes',
    ]);
    expect(config).toMatchObject([{ receiver: 'on-call', matchers: ['severity="critical"'] }]);
    const receivers =
      JSON.stringify(stackOf(claims, 'values.yaml')) +
      JSON.stringify(stackOf(claims, 'values-production.yaml'));
    expect(receivers).toContain('/etc/alertmanager/secrets/alerting/pagerduty');
    expect(alertsOf(groupsOf(dzinza), 'CriticalAlertUnresolved')).toMatchObject([
      { for: '30m', labels: { escalation: '1' } },
    ]);
  },
);

capability(
  'U085',
  {
    title: 'Goals turned into error budgets and burn rates',
    where: ['src/compile/objects/monitoring/alerts/goals.ts'],
  },
  () => {
    expect(workflow.files.get('runbooks/README.md')).toContain('43m12s of outage | below 200ms');
    for (const [name, bound] of [
      ['ErrorBudgetBurnFast', 'ratio_rate1h'],
      ['ErrorBudgetBurn', 'ratio_rate6h'],
      ['ErrorBudgetBurnSlow', 'ratio_rate3d'],
    ] as const) {
      expect(alertsOf(groupsOf(workflow), name)[0]?.expr).toContain(bound);
    }
    expect(alertsOf(groupsOf(workflow), 'ErrorBudgetBurnFast')[0]?.expr).toContain('> 0.0144');
    expect(alertsOf(groupsOf(workflow), 'LatencyGoalMissed')[0]?.expr).toContain('> 0.2');
  },
);
