/** How grave an alert is: somebody must act now, or within a day. */
export type AlertSeverity = 'critical' | 'warning';

/** What the bound of an alert measures. */
export type BoundKind = 'share' | 'time' | 'count';

/** What a built-in alert does unless the definition says otherwise. Times in seconds, shares from 0 to 1. */
export interface AlertDefault {
  /** The value beyond which it fires; undefined for alerts that know only yes and no. */
  readonly bound: { readonly kind: BoundKind; readonly value: number } | undefined;
  /** Seconds for which it must hold. */
  readonly for: number;
  readonly severity: AlertSeverity;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

function yes(severity: AlertSeverity, wait: number): AlertDefault {
  return { bound: undefined, for: wait, severity };
}

function beyond(kind: BoundKind, value: number, severity: AlertSeverity, wait: number): AlertDefault {
  return { bound: { kind, value }, for: wait, severity };
}

/** The alerts that come with monitoring, by name, with their bounds and how long they wait. */
export const builtInAlerts = {
  // services
  ServiceDown: yes('critical', minute),
  HighErrorRate: beyond('share', 0.05, 'warning', 5 * minute),
  HighResponseTime: beyond('time', 1, 'warning', 5 * minute),
  PodCrashLooping: yes('warning', 5 * minute),
  PodRestartingOften: beyond('count', 5, 'warning', 0),
  PodMemoryHigh: beyond('share', 0.9, 'warning', 5 * minute),
  PodCpuHigh: beyond('share', 0.9, 'warning', 5 * minute),
  RolloutStuck: yes('warning', 5 * minute),
  JobFailed: yes('warning', 0),
  AutoscalerAtMaximum: yes('warning', 15 * minute),
  // stores and what is outside
  DatabaseConnectionFailures: yes('critical', minute),
  DatabaseConnectionsHigh: beyond('share', 0.9, 'warning', 5 * minute),
  ReplicationLag: beyond('time', 30, 'warning', 5 * minute),
  WalArchivingFailing: yes('critical', 15 * minute),
  RecoveryPointMissed: yes('critical', 5 * minute),
  BackupTooOld: yes('critical', 15 * minute),
  BackupMissing: yes('critical', hour),
  ConnectionPoolExhausted: beyond('time', 5, 'warning', 2 * minute),
  RedisUnavailable: yes('critical', minute),
  RedisMemoryHigh: beyond('share', 0.9, 'warning', 5 * minute),
  QueueBacklog: beyond('count', 1000, 'warning', 10 * minute),
  QueueBrokerAlarm: yes('critical', minute),
  SearchClusterUnhealthy: yes('critical', 5 * minute),
  SearchDiskAlmostFull: beyond('share', 0.85, 'warning', 5 * minute),
  ObjectStoreUnavailable: yes('critical', 2 * minute),
  ExternalUnreachable: yes('warning', 5 * minute),
  // the cluster
  NodeNotReady: yes('critical', 5 * minute),
  NodeCpuHigh: beyond('share', 0.9, 'warning', 15 * minute),
  NodeMemoryHigh: beyond('share', 0.9, 'warning', 5 * minute),
  NodeDiskAlmostFull: beyond('share', 0.9, 'warning', 5 * minute),
  VolumeAlmostFull: beyond('share', 0.9, 'critical', 5 * minute),
  CertificateExpiresSoon: beyond('time', 7 * day, 'critical', hour),
  CertificateNotReady: yes('warning', 15 * minute),
  DnsRecordsStale: beyond('time', 15 * minute, 'warning', 5 * minute),
  ClusterAutoscalerFailing: yes('warning', 5 * minute),
  KarpenterFailing: yes('warning', 10 * minute),
  ScalerFailing: yes('warning', 10 * minute),
  // what else is installed
  ControlPlaneDown: yes('critical', 5 * minute),
  ComponentDown: yes('warning', 15 * minute),
  MeshProxiesOutOfSync: beyond('time', 30, 'warning', 10 * minute),
  SidecarInjectionFailing: yes('warning', 5 * minute),
  ApplicationOutOfSync: yes('warning', 30 * minute),
  ApplicationDegraded: yes('warning', 15 * minute),
  ReleaseStopped: yes('warning', 5 * minute),
  ReleaseWaiting: yes('warning', hour),
  SecretNotSynced: yes('warning', 15 * minute),
  VaultSealed: yes('critical', 2 * minute),
  // the monitoring itself
  TargetDown: yes('warning', 10 * minute),
  PrometheusConfigBroken: yes('critical', 5 * minute),
  PrometheusRuleFailing: yes('critical', 15 * minute),
  NotificationsFailing: yes('critical', 5 * minute),
  Watchdog: yes('warning', 0),
} satisfies Record<string, AlertDefault>;

export type BuiltInAlert = keyof typeof builtInAlerts;
