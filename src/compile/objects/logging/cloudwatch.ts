import type { Environment, Logs, Platform } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { restrictedContainer, seccompProfile } from '../pod-security.ts';
import { sourced } from '../sourced.ts';
import { levels } from './levels.ts';

const day = 86400;
/** Where Fluent Bit remembers how far it has read. */
const memory = '/var/lib/fluent-bit';

/** Fluent Bit, which brings logs from every node to log groups of CloudWatch, one for each tier. */
export function cloudWatchAgent(platform: Platform, environment: Environment, logs: Logs): Component {
  const container = { ...restrictedContainer, seccompProfile, runAsUser: 0 };
  const values = {
    config: {
      inputs: inputs,
      filters: filters(),
      outputs: outputs(platform, environment, logs),
    },
    daemonSetVolumes: [
      { name: 'varlog', hostPath: { path: '/var/log', type: 'Directory' } },
      { name: 'memory', hostPath: { path: memory, type: 'DirectoryOrCreate' } },
    ],
    daemonSetVolumeMounts: [
      { name: 'varlog', mountPath: '/var/log', readOnly: true },
      { name: 'memory', mountPath: memory },
    ],
    tolerations: [{ operator: 'Exists' }],
    securityContext: container,
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    testFramework: { enabled: false },
  };
  return {
    name: 'fluent-bit',
    software: 'fluent-bit',
    namespace: logs.agentNamespace,
    purpose: 'Brings the logs of every node to CloudWatch',
    values: sourced(values, logs.path, {
      fields: { 'config.outputs': [...logs.path, 'retention'] },
      comments: {
        'config.outputs':
          'No credentials: the ServiceAccount may write to the groups by the identity that AWS gives to pods.',
        daemonSetVolumes: "The chart's own would mount a folder of Docker, which these nodes do not have.",
        tolerations: 'Tainted nodes have pods too, and those write logs.',
      },
    }),
    // It mounts folders of its node.
    podSecurity: 'privileged',
    needs: [],
  };
}

const inputs = `[INPUT]
    Name             tail
    Path             /var/log/containers/*.log
    Exclude_Path     /var/log/containers/fluent-bit-*.log
    multiline.parser cri
    Tag              kube.*
    DB               ${memory}/positions.db
    Mem_Buf_Limit    16MB
    Skip_Long_Lines  On
`;

/** Which pod a file belongs to, and of which tier each line is. */
function filters(): string {
  const low = [...levels.trace, ...levels.debug].join('|');
  return `[FILTER]
    Name        kubernetes
    Match       kube.*
    Merge_Log   On
    Keep_Log    Off
    Labels      On
    Annotations Off

[FILTER]
    Name         rewrite_tag
    Match        kube.*
    Rule         $log_type ^audit$ audit.$TAG false
    Rule         $level ^(?i:${low})$ all.$TAG false
    Emitter_Name tiers
`;
}

function outputs(platform: Platform, environment: Environment, { retention }: Logs): string {
  const tiers = [
    ['kube.*', 'info'],
    ['all.*', 'all'],
    ['audit.*', 'audit'],
  ] as const;
  return tiers
    .map(
      ([match, tier]) => `[OUTPUT]
    Name               cloudwatch_logs
    Match              ${match}
    region             ${environment.cloud.region}
    log_group_name     /${platform.name}/${environment.name}/${tier}
    log_stream_prefix  node-
    auto_create_group  true
    log_retention_days ${retention[tier] / day}
`,
    )
    .join('\n');
}
