import { compact, formatBytes, type JsonObject } from '../../../base/index.ts';
import { bucketInCluster, type Environment, type Logs, type Store } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import {
  bucketComment,
  clusterKey,
  clusterStorage,
  keyComment,
  storageAccount,
  storageTypes,
} from '../object-storage.ts';
import { restrictedContainer, seccompProfile } from '../pod-security.ts';
import { sourced } from '../sourced.ts';
import { requirements } from '../workload/container.ts';
import { alloyConfig } from './alloy.ts';
import { importantLevels } from './levels.ts';

const hour = 3600;

/** Loki, which keeps the logs in object storage, and Alloy, which brings them there from every node. */
export function lokiComponents(environment: Environment, logs: Logs): readonly Component[] {
  return [
    {
      name: 'loki',
      software: 'loki',
      namespace: logs.namespace,
      purpose: 'Keeps and searches the logs of all pods',
      values: lokiValues(environment, logs),
      needs: [],
    },
    {
      name: 'alloy',
      software: 'alloy',
      namespace: logs.agentNamespace,
      purpose: 'Brings the logs of every node to Loki',
      values: alloyValues(environment, logs),
      // It mounts folders of its node.
      podSecurity: 'privileged',
      needs: ['loki'],
    },
  ];
}

function lokiValues(environment: Environment, logs: Logs): Component['values'] {
  const { retention, replicas, path } = logs;
  const keeper = bucketInCluster(environment.stores, logs.bucket);
  const type = keeper === undefined ? storageTypes[environment.cloud.provider] : 's3';
  const resources = requirements(logs.resources);
  const values = {
    loki: {
      auth_enabled: false,
      analytics: { reporting_enabled: false },
      podSecurityContext: { seccompProfile },
      commonConfig: { replication_factor: Math.min(replicas, 3) },
      schemaConfig: {
        configs: [
          {
            from: '2024-04-01',
            store: 'tsdb',
            object_store: type,
            schema: 'v13',
            index: { prefix: 'index_', period: '24h' },
          },
        ],
      },
      storage: storage(environment, logs, keeper),
      limits_config: {
        retention_period: hours(retention.all),
        retention_stream: [
          { selector: '{log_type="audit"}', priority: 2, period: hours(retention.audit) },
          { selector: `{level=~"${importantLevels.join('|')}"}`, priority: 1, period: hours(retention.info) },
        ],
      },
      compactor: { retention_enabled: true, delete_request_store: type },
    },
    singleBinary: {
      replicas,
      resources,
      ...(keeper === undefined ? {} : { extraEnv: [...clusterKey(keeper)] }),
      persistence: compact<JsonObject>({
        size: formatBytes(logs.storage),
        storageClass: logs.storageClass,
      } as JsonObject),
    },
    read: { replicas: 0 },
    write: { replicas: 0 },
    backend: { replicas: 0 },
    gateway: {
      replicas: Math.min(replicas, 2),
      podSecurityContext: { seccompProfile },
      resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '64Mi' } },
    },
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
    lokiCanary: { enabled: false },
    test: { enabled: false },
  };
  return sourced(values, path, {
    fields: {
      'loki.limits_config': [...path, 'retention'],
      'loki.storage.bucketNames': [...path, 'bucket'],
      'singleBinary.replicas': [...path, 'replicas'],
      'singleBinary.resources': [...path, 'resources'],
      'singleBinary.persistence': [...path, 'storage'],
    },
    comments: {
      'loki.auth_enabled': 'One tenant: who may read logs is decided by Grafana.',
      'loki.commonConfig': 'A line is written to this many instances; with three, one may be lost.',
      'loki.storage': keeper === undefined ? bucketComment : keyComment,
      'loki.limits_config.retention_period': 'What no selector below matches: trace and debug.',
      'loki.limits_config.retention_stream':
        'The labels are set by the agent on every line. The highest priority that matches decides.',
      'loki.compactor': 'Without this nothing is ever deleted.',
      read: 'One program does it all; it scales to some tens of gigabytes a day.',
      chunksCache: 'The chart would reserve 9.8 GB of memory for it.',
    },
  });
}

/** Labels that its chart gives Loki. */
export const lokiPods = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': 'loki' };

function storage(environment: Environment, { bucket }: Logs, keeper: Store | undefined): object {
  const { provider, region } = environment.cloud;
  const bucketNames = { chunks: bucket, ruler: bucket };
  if (keeper !== undefined) {
    return {
      type: 's3',
      bucketNames,
      s3: { ...clusterStorage(keeper), s3ForcePathStyle: true, insecure: true },
    };
  }
  const common = { type: storageTypes[provider], bucketNames };
  if (provider === 'aws') return { ...common, s3: { region } };
  if (provider === 'gcp') return common;
  return { ...common, azure: { accountName: storageAccount(bucket), useFederatedToken: true } };
}

/** Loki counts in hours. */
function hours(seconds: number): string {
  return `${seconds / hour}h`;
}

function alloyValues(environment: Environment, logs: Logs): Component['values'] {
  const values = {
    alloy: {
      configMap: { content: alloyConfig(environment, logs) },
      enableReporting: false,
      storagePath: '/var/lib/alloy',
      mounts: { varlog: true, extra: [{ name: 'positions', mountPath: '/var/lib/alloy' }] },
      securityContext: { ...restrictedContainer, seccompProfile },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    },
    controller: {
      volumes: {
        extra: [{ name: 'positions', hostPath: { path: '/var/lib/alloy', type: 'DirectoryOrCreate' } }],
      },
      tolerations: [{ operator: 'Exists' }],
    },
    crds: { create: false },
  };
  return sourced(values, logs.path, {
    comments: {
      'alloy.storagePath': 'How far each file was read: a restart neither loses lines nor sends them twice.',
      'controller.tolerations': 'Tainted nodes have pods too, and those write logs.',
      crds: 'Pods are found by the Kubernetes API; the custom resource PodLogs is not used.',
    },
  });
}
