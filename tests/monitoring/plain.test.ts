import { expect, it } from 'vitest';
import { watchedResources } from '../../src/compile/objects/monitoring/plain/kube-state-metrics.ts';
import { components } from '../../src/compile/objects/units.ts';
import { readFacts } from '../../src/facts/index.ts';
import { exporters } from '../../src/telemetry/index.ts';
import { verify } from '../../src/verify/index.ts';
import { smallest } from '../fixtures/platforms.ts';
import { compiled, platformOf } from '../tools/compiled.ts';

const receivers = { team: { slack: { channel: '#shop', url: 'alerting/slack' } } };
const alone = {
  ...smallest,
  secrets: { alerting: ['slack'] },
  observability: {
    metrics: { engine: 'plain', replicas: 1 },
    dashboards: false,
    alerts: { receivers },
  },
};

it('a platform with nothing else in the namespace of monitoring brings that namespace, and has no findings', () => {
  const { platform, files } = compiled(alone);
  const facts = readFacts(files);
  const [cluster] = facts.clusters.filter(({ name }) => name.endsWith('overlays/production'));
  expect(cluster?.ofKind('Namespace').map(({ name }) => name)).toContain('monitoring');
  expect(verify(facts, { platform }).findings).toEqual([]);
});

it('a single replica has nobody to agree with, and no budget that would block every drain', () => {
  const texts = compiled(alone).files.filter(({ path }) => path.includes('monitoring/alertmanager'));
  const all = texts.map(({ text }) => text).join('\n');
  expect(all).toContain('- --cluster.listen-address=\n');
  expect(all).not.toContain('--cluster.peer');
  expect(all).not.toContain('PodDisruptionBudget');
  expect(all).not.toContain('9094');
});

it('asks for metrics and dashboards by giving observability at all, and for nothing else', () => {
  const platform = platformOf({ ...smallest, observability: {} });
  const brought = components(platform).get('production') ?? [];
  expect(brought.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['grafana', 'kube-prometheus-stack']),
  );
  const [environment] = platform.environments;
  expect([environment?.logs, environment?.traces, environment?.alerts]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('kube-state-metrics may see what its metrics speak of, and no more', () => {
  const spoken = Object.keys(exporters.kubeStateMetrics.metrics).map((metric) => metric.split('_')[1]);
  const plurals = [...new Set(spoken)].map((kind) => `${kind}s`).sort();
  expect(Object.values(watchedResources).flat().sort()).toEqual(plurals);
});
