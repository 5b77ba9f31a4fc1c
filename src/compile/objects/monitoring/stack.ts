import { compact, formatBytes, formatCpu, type JsonObject } from '../../../base/index.ts';
import type { Alerts, Collection, Environment, Platform, Resources } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { sourced } from '../sourced.ts';
import { time } from './alert.ts';
import { alertmanagerConfig, alertmanagerSecrets } from './alertmanager.ts';
import { retentionSize } from './retention.ts';

/** Volume of Alertmanager: silences and what was told already. */
const alertmanagerVolume = '2Gi';

/** Prometheus with its operator, Alertmanager and the exporters of the cluster. */
export function stack(platform: Platform, environment: Environment, collection: Collection): Component {
  const { alerts } = environment;
  const values = {
    // Every alert is written out with its page; dashboards have a Grafana of their own.
    defaultRules: { create: false },
    grafana: { enabled: false },
    kubeControllerManager: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeScheduler: { enabled: false },
    kubeProxy: { enabled: false },
    prometheusOperator: {
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    },
    'kube-state-metrics': {
      resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    },
    'prometheus-node-exporter': {
      namespaceOverride: 'kube-system',
      resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      prometheus: {
        monitor: {
          relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }],
        },
      },
    },
    prometheus: {
      ...budget(collection),
      prometheusSpec: prometheusSpec(platform, environment, collection),
    },
    alertmanager:
      alerts === undefined
        ? { enabled: false }
        : {
            ...budget(collection),
            alertmanagerSpec: {
              replicas: collection.replicas,
              secrets: alertmanagerSecrets(alerts),
              storage: volume(collection, alertmanagerVolume),
              resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
            },
            config: alertmanagerConfig(environment, alerts),
          },
  };
  return {
    name: 'kube-prometheus-stack',
    software: 'kube-prometheus-stack',
    namespace: environment.monitoringNamespace,
    purpose: 'Collects metrics, and tells people what goes wrong',
    values: sourced(values, collection.path, { fields: fieldsOf(collection, alerts), comments }),
    podSecurity: 'restricted',
    needs: [],
  };
}

function prometheusSpec(platform: Platform, environment: Environment, collection: Collection): JsonObject {
  const every = time(collection.interval);
  return {
    replicas: collection.replicas,
    scrapeInterval: every,
    evaluationInterval: every,
    retention: time(collection.retention),
    retentionSize: retentionSize(collection),
    externalLabels: { platform: platform.name, environment: environment.name },
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    ruleSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
    resources: resources(collection.resources),
    storageSpec: volume(collection, formatBytes(collection.storage)),
  };
}

function budget({ replicas }: Collection): JsonObject {
  return replicas < 2
    ? {}
    : { podDisruptionBudget: { enabled: true, minAvailable: null, maxUnavailable: 1 } };
}

function resources({ cpu, memory }: Resources): JsonObject {
  return {
    requests: { cpu: formatCpu(cpu.request), memory: formatBytes(memory.request) },
    limits: { cpu: formatCpu(cpu.limit), memory: formatBytes(memory.limit) },
  };
}

function volume({ storageClass }: Collection, storage: string): JsonObject {
  return {
    volumeClaimTemplate: {
      spec: compact({
        accessModes: ['ReadWriteOnce'],
        storageClassName: storageClass,
        resources: { requests: { storage } },
      }) as JsonObject,
    },
  };
}

const comments = {
  defaultRules: 'The alerts stand among the objects, each with its page in runbooks/.',
  grafana: 'The chart would bring a second one.',
  kubeControllerManager: 'The cloud runs the control plane, and shows these four to nobody.',
  '"prometheus-node-exporter".namespaceOverride':
    'It reads the disks and interfaces of its node, which a restricted namespace refuses.',
  '"prometheus-node-exporter".prometheus':
    'The name of the node: the address alone tells nobody which one it is.',
  'prometheus.podDisruptionBudget.minAvailable': "Takes the chart's own bound away: there may be only one.",
  'alertmanager.podDisruptionBudget.minAvailable': "Takes the chart's own bound away: there may be only one.",
  'prometheus.prometheusSpec.retentionSize':
    'Older samples go before the volume is full; the write-ahead log needs the rest.',
  'prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues':
    'With the default only monitors that carry the label of this release are read, and ours do not.',
  'alertmanager.alertmanagerSpec.secrets': 'Mounted as files, which the configuration names.',
  'alertmanager.config.inhibit_rules': 'What says nothing new while something else fires.',
};

function fieldsOf(collection: Collection, alerts: Alerts | undefined) {
  const at = (field: string) => (collection.path.length > 1 ? [...collection.path, field] : collection.path);
  const spec = 'prometheus.prometheusSpec';
  return {
    [`${spec}.replicas`]: at('replicas'),
    [`${spec}.scrapeInterval`]: at('interval'),
    [`${spec}.retention`]: at('retention'),
    [`${spec}.retentionSize`]: at('storage'),
    [`${spec}.resources`]: at('resources'),
    [`${spec}.storageSpec`]: at('storage'),
    ...(alerts === undefined ? {} : { 'alertmanager.config': alerts.path }),
  };
}
