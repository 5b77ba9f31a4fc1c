/** Series by name and labels, as promtool writes them: 'start+step x times'. One sample each 15 seconds. */
type Series = Readonly<Record<string, string>>;

/** A course of things, and which alerts must be firing after a time, or must not. */
export interface AlertCase {
  readonly alert: string;
  readonly what: string;
  readonly series: Series;
  readonly after: string;
  readonly fires: boolean;
}

/** So many samples of one value. */
const always = (value: number | string, samples = 480) => `${value}+0x${samples}`;
/** A counter that grows by so much in a second. */
const growing = (perSecond: number, samples = 480, from = 0) => `${from}+${perSecond * 15}x${samples}`;

const service = 'namespace="shop", service="api"';
const requests = (labels: string) => `http_requests_total{${service}, ${labels}}`;
const bucket = (labels: string, le: string) =>
  `http_request_duration_seconds_bucket{${service}, ${labels}, le="${le}"}`;

/** Requests of which all took between two bounds. */
function durations(
  labels: string,
  perSecond: number,
  [below, above]: readonly [string, string],
  samples = 480,
): Series {
  return {
    [bucket(labels, below)]: growing(0, samples),
    [bucket(labels, above)]: growing(perSecond, samples),
    [bucket(labels, '+Inf')]: growing(perSecond, samples),
  };
}

const up = (pod: string, value: number | string) => ({
  [`up{${service}, job="api", pod="${pod}"}`]: String(value).includes('x') ? String(value) : always(value),
});
const webUp = { 'kube_deployment_status_replicas_available{namespace="shop", deployment="web"}': always(2) };
const pod = 'namespace="shop", pod="api-1", container="api"';
const limits = {
  [`kube_pod_container_resource_limits{${pod}, resource="memory"}`]: always(1000),
  [`kube_pod_container_resource_limits{${pod}, resource="cpu"}`]: always(1),
};
const databases = {
  'cnpg_collector_up{store="orders", pod="orders-1", cluster="orders"}': always(1),
  'pg_up{store="archive"}': always(1),
};
const broker = { 'rabbitmq_identity_info{store="events", pod="events-server-0"}': always(1) };
const autoscaler = {
  'cluster_autoscaler_cluster_safe_to_autoscale{job="cluster-autoscaler"}': always(1),
  'cluster_autoscaler_failed_scale_ups_total{reason="timeout"}': always(0),
  'cluster_autoscaler_errors_total{type="apiCallError"}': always(0),
};
const claim = 'namespace="shop", persistentvolumeclaim="data-sessions-0"';
const node = 'node="node-1"';
const root = `${node}, mountpoint="/", fstype="xfs", device="/dev/nvme0n1p1"`;

export const cases: readonly AlertCase[] = [
  // A service is down when none of its pods answers.
  {
    alert: 'ServiceDown',
    what: 'no pod answers',
    series: { ...up('a', 0), ...up('b', 0), ...webUp },
    after: '2m',
    fires: true,
  },
  { alert: 'ServiceDown', what: 'there is no target at all', series: webUp, after: '2m', fires: true },
  {
    alert: 'ServiceDown',
    what: 'one of three pods answers',
    series: { ...up('a', 0), ...up('b', 0), ...up('c', 1), ...webUp },
    after: '10m',
    fires: false,
  },
  {
    alert: 'ServiceDown',
    what: 'a service without metrics has no pod',
    series: {
      ...up('a', 1),
      'kube_deployment_status_replicas_available{namespace="shop", deployment="web"}': always(0),
    },
    after: '2m',
    fires: true,
  },
  {
    alert: 'ServiceDown',
    what: 'pods were away for half a minute',
    series: { ...up('a', '1+0x10 0 0 1+0x100'), ...webUp },
    after: '10m',
    fires: false,
  },

  // A share of all requests, whatever the traffic.
  {
    alert: 'HighErrorRate',
    what: 'a total outage at one request in twenty seconds',
    series: { [requests('pod="a", path="/", status="500"')]: growing(0.05) },
    after: '15m',
    fires: true,
  },
  {
    alert: 'HighErrorRate',
    what: 'nine percent on each of ten pods',
    series: Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        [requests(`pod="${index}", path="/", status="500"`), growing(0.09)],
        [requests(`pod="${index}", path="/", status="200"`), growing(0.91)],
      ]).flat(),
    ),
    after: '15m',
    fires: true,
  },
  {
    alert: 'HighErrorRate',
    what: 'one failure in ninety thousand at ten thousand a second',
    series: {
      [requests('pod="a", path="/", status="500"')]: growing(0.11),
      [requests('pod="a", path="/", status="200"')]: growing(10000),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'HighErrorRate',
    what: 'the one request of the night fails',
    series: {
      [requests('pod="a", path="/", status="500"')]: '0+0x100 1+0x380',
      [requests('pod="a", path="/", status="200"')]: always(7),
    },
    after: '30m',
    fires: false,
  },
  {
    alert: 'HighErrorRate',
    what: 'nobody ever failed',
    series: { [requests('pod="a", path="/", status="200"')]: growing(10) },
    after: '30m',
    fires: false,
  },

  // The percentile of the fleet, over the last minutes.
  {
    alert: 'HighResponseTime',
    what: 'a tenth of the fleet is slow',
    series: {
      ...durations('pod="a", path="/"', 9, ['0.05', '0.1']),
      [requests('pod="a", path="/", status="200"')]: growing(10),
      ...durations('pod="b", path="/"', 1, ['1', '2.5']),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'HighResponseTime',
    what: 'a rare path is slow',
    series: {
      ...durations('pod="a", path="/"', 100, ['0.05', '0.1']),
      [requests('pod="a", path="/", status="200"')]: growing(100),
      ...durations('pod="a", path="/rare"', 0.5, ['1', '2.5']),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'HighResponseTime',
    what: 'two slow requests at night',
    series: {
      [bucket('pod="a"', '1')]: always(0),
      [bucket('pod="a"', '2.5')]: '0+0x60 2+0x420',
      [bucket('pod="a"', '+Inf')]: '0+0x60 2+0x420',
      [requests('pod="a", path="/", status="200"')]: '0+0x60 2+0x420',
    },
    after: '18m',
    fires: false,
  },
  {
    alert: 'HighResponseTime',
    what: 'a slow half hour after ten good ones',
    series: {
      [bucket('pod="a"', '0.1')]: '0+150x2400 360000+0x200',
      [bucket('pod="a"', '1')]: '0+150x2400 360000+0x200',
      [bucket('pod="a"', '2.5')]: '0+150x2600',
      [bucket('pod="a"', '+Inf')]: '0+150x2600',
      [requests('pod="a", path="/", status="200"')]: '0+150x2600',
    },
    after: '10h30m',
    fires: true,
  },

  // Pods.
  {
    alert: 'PodMemoryHigh',
    what: 'the working set is near the limit',
    series: { ...limits, [`container_memory_working_set_bytes{${pod}}`]: always(950) },
    after: '10m',
    fires: true,
  },
  {
    alert: 'PodMemoryHigh',
    what: 'only the page cache is large',
    series: {
      ...limits,
      [`container_memory_working_set_bytes{${pod}}`]: always(300),
      [`container_memory_usage_bytes{${pod}}`]: always(980),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'PodCpuHigh',
    what: 'nearly all of the limit is used',
    series: { ...limits, [`container_cpu_usage_seconds_total{${pod}, cpu="total"}`]: growing(0.95) },
    after: '15m',
    fires: true,
  },
  {
    alert: 'PodCpuHigh',
    what: 'the counter is high, and grows slowly',
    series: {
      ...limits,
      [`container_cpu_usage_seconds_total{${pod}, cpu="total"}`]: growing(0.1, 480, 100000),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'PodCrashLooping',
    what: 'it waits, with short runs between',
    series: {
      [`kube_pod_container_status_waiting_reason{${pod}, reason="CrashLoopBackOff"}`]:
        '1+0x10 0 0 1+0x10 0 0 1+0x100',
    },
    after: '12m',
    fires: true,
  },
  {
    alert: 'PodCrashLooping',
    what: 'an image is pulled',
    series: { [`kube_pod_container_status_waiting_reason{${pod}, reason="ContainerCreating"}`]: always(1) },
    after: '12m',
    fires: false,
  },
  {
    alert: 'PodRestartingOften',
    what: 'a restart every five minutes',
    series: {
      [`kube_pod_container_status_restarts_total{${pod}}`]:
        '0+0x20 1+0x20 2+0x20 3+0x20 4+0x20 5+0x20 6+0x20 7+0x20 8+0x20 9+0x20 10+0x20',
    },
    after: '55m',
    fires: true,
  },
  {
    alert: 'PodRestartingOften',
    what: 'two restarts in an hour',
    series: { [`kube_pod_container_status_restarts_total{${pod}}`]: '0+0x100 1+0x100 2+0x200' },
    after: '1h',
    fires: false,
  },
  {
    alert: 'RolloutStuck',
    what: 'the deadline has passed',
    series: {
      'kube_deployment_status_condition{namespace="shop", deployment="api", condition="Progressing", status="false"}':
        always(1),
    },
    after: '10m',
    fires: true,
  },
  {
    alert: 'RolloutStuck',
    what: 'a release goes on',
    series: {
      'kube_deployment_status_condition{namespace="shop", deployment="api", condition="Progressing", status="false"}':
        always(0),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'JobFailed',
    what: 'no try succeeded',
    series: {
      'kube_job_status_failed{namespace="shop", job_name="nightly-1", reason="BackoffLimitExceeded"}':
        always(1),
      'kube_job_status_succeeded{namespace="shop", job_name="nightly-1"}': always(0),
    },
    after: '5m',
    fires: true,
  },
  {
    alert: 'JobFailed',
    what: 'the second try succeeded',
    series: {
      'kube_job_status_failed{namespace="shop", job_name="nightly-1"}': always(1),
      'kube_job_status_succeeded{namespace="shop", job_name="nightly-1"}': always(1),
    },
    after: '5m',
    fires: false,
  },
  { alert: 'AutoscalerAtMaximum', what: 'ten of ten pods run', series: hpa(10), after: '20m', fires: true },
  { alert: 'AutoscalerAtMaximum', what: 'nine of ten pods run', series: hpa(9), after: '20m', fires: false },

  // Stores.
  {
    alert: 'DatabaseConnectionFailures',
    what: 'an instance refuses the exporter',
    series: {
      ...databases,
      'cnpg_collector_up{store="orders", pod="orders-1", cluster="orders"}': always(0),
    },
    after: '3m',
    fires: true,
  },
  {
    alert: 'DatabaseConnectionFailures',
    what: 'the managed database refuses the exporter',
    series: { ...databases, 'pg_up{store="archive"}': always(0) },
    after: '3m',
    fires: true,
  },
  {
    alert: 'DatabaseConnectionFailures',
    what: 'nobody exports any more',
    series: { 'pg_up{store="archive"}': always(1) },
    after: '3m',
    fires: true,
  },
  { alert: 'DatabaseConnectionFailures', what: 'both answer', series: databases, after: '10m', fires: false },
  {
    alert: 'DatabaseConnectionsHigh',
    what: '95 of 100 are open',
    series: connections(95),
    after: '10m',
    fires: true,
  },
  {
    alert: 'DatabaseConnectionsHigh',
    what: '50 of 100 are open',
    series: connections(50),
    after: '10m',
    fires: false,
  },
  {
    alert: 'ReplicationLag',
    what: 'a minute behind',
    series: { 'cnpg_pg_replication_lag{store="orders", pod="orders-2"}': always(60) },
    after: '10m',
    fires: true,
  },
  {
    alert: 'ReplicationLag',
    what: 'a second behind',
    series: { 'cnpg_pg_replication_lag{store="orders", pod="orders-2"}': always(1) },
    after: '10m',
    fires: false,
  },
  {
    alert: 'WalArchivingFailing',
    what: 'segments pile up',
    series: {
      'cnpg_collector_pg_wal_archive_status{store="orders", pod="orders-1", value="ready"}': '0+1x480',
    },
    after: '30m',
    fires: true,
  },
  {
    alert: 'WalArchivingFailing',
    what: 'one segment waits, many are done',
    series: {
      'cnpg_collector_pg_wal_archive_status{store="orders", pod="orders-1", value="ready"}': always(1),
      'cnpg_collector_pg_wal_archive_status{store="orders", pod="orders-1", value="done"}': always(500),
    },
    after: '30m',
    fires: false,
  },
  {
    alert: 'RedisUnavailable',
    what: 'it refuses the exporter',
    series: { 'redis_up{store="sessions"}': always(0) },
    after: '3m',
    fires: true,
  },
  { alert: 'RedisUnavailable', what: 'the exporter is gone', series: {}, after: '3m', fires: true },
  {
    alert: 'RedisUnavailable',
    what: 'it answers',
    series: { 'redis_up{store="sessions"}': always(1) },
    after: '10m',
    fires: false,
  },
  {
    alert: 'RedisMemoryHigh',
    what: 'nearly full',
    series: {
      'redis_memory_used_bytes{store="sessions"}': always(95),
      'redis_memory_max_bytes{store="sessions"}': always(100),
    },
    after: '10m',
    fires: true,
  },
  {
    alert: 'RedisMemoryHigh',
    what: 'no bound of its own',
    series: {
      'redis_memory_used_bytes{store="sessions"}': always(95),
      'redis_memory_max_bytes{store="sessions"}': always(0),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'QueueBacklog',
    what: 'two thousand wait',
    series: {
      'rabbitmq_detailed_queue_messages_ready{store="events", vhost="/", queue="orders"}': always(2000),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'QueueBacklog',
    what: 'a peak of a minute',
    series: {
      'rabbitmq_detailed_queue_messages_ready{store="events", vhost="/", queue="orders"}':
        '0+0x20 2000+0x4 0+0x100',
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'QueueBrokerAlarm',
    what: 'no disk is left',
    series: {
      ...broker,
      'rabbitmq_alarms_free_disk_space_watermark{store="events", pod="events-server-0"}': always(1),
    },
    after: '3m',
    fires: true,
  },
  {
    alert: 'QueueBrokerAlarm',
    what: 'all is well',
    series: {
      ...broker,
      'rabbitmq_alarms_free_disk_space_watermark{store="events", pod="events-server-0"}': always(0),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'SearchClusterUnhealthy',
    what: 'red',
    series: { 'elasticsearch_cluster_health_status{store="search", color="red"}': always(1) },
    after: '10m',
    fires: true,
  },
  {
    alert: 'SearchClusterUnhealthy',
    what: 'yellow',
    series: {
      'elasticsearch_cluster_health_status{store="search", color="red"}': always(0),
      'elasticsearch_cluster_health_status{store="search", color="yellow"}': always(1),
    },
    after: '10m',
    fires: false,
  },
  {
    alert: 'ExternalUnreachable',
    what: 'no connection',
    series: { 'probe_success{external="payments"}': always(0) },
    after: '10m',
    fires: true,
  },
  {
    alert: 'ExternalUnreachable',
    what: 'a connection',
    series: { 'probe_success{external="payments"}': always(1) },
    after: '10m',
    fires: false,
  },

  // The cluster.
  {
    alert: 'NodeNotReady',
    what: 'six minutes',
    series: { [`kube_node_status_condition{${node}, condition="Ready", status="true"}`]: always(0) },
    after: '6m',
    fires: true,
  },
  {
    alert: 'NodeNotReady',
    what: 'four minutes',
    series: { [`kube_node_status_condition{${node}, condition="Ready", status="true"}`]: always(0) },
    after: '4m',
    fires: false,
  },
  {
    alert: 'NodeCpuHigh',
    what: 'hardly idle',
    series: { [`node_cpu_seconds_total{${node}, cpu="0", mode="idle"}`]: growing(0.05) },
    after: '30m',
    fires: true,
  },
  {
    alert: 'NodeCpuHigh',
    what: 'half idle',
    series: { [`node_cpu_seconds_total{${node}, cpu="0", mode="idle"}`]: growing(0.5) },
    after: '30m',
    fires: false,
  },
  { alert: 'NodeMemoryHigh', what: 'five percent available', series: memory(5), after: '10m', fires: true },
  { alert: 'NodeMemoryHigh', what: 'half available', series: memory(50), after: '10m', fires: false },
  {
    alert: 'NodeDiskAlmostFull',
    what: 'the root is full',
    series: {
      [`node_filesystem_avail_bytes{${root}}`]: always(5),
      [`node_filesystem_size_bytes{${root}}`]: always(100),
    },
    after: '10m',
    fires: true,
  },
  {
    alert: 'NodeDiskAlmostFull',
    what: 'a file system in memory is full',
    series: {
      [`node_filesystem_avail_bytes{${node}, mountpoint="/run", fstype="tmpfs"}`]: always(0),
      [`node_filesystem_size_bytes{${node}, mountpoint="/run", fstype="tmpfs"}`]: always(100),
    },
    after: '10m',
    fires: false,
  },
  { alert: 'VolumeAlmostFull', what: '92 percent', series: volume(8), after: '10m', fires: true },
  { alert: 'VolumeAlmostFull', what: '88 percent', series: volume(12), after: '10m', fires: false },
  {
    alert: 'CertificateExpiresSoon',
    what: 'in six days',
    series: { 'probe_ssl_earliest_cert_expiry{external="payments"}': always(6 * 86400 + 7200) },
    after: '2h',
    fires: true,
  },
  {
    alert: 'CertificateExpiresSoon',
    what: 'in eight days',
    series: { 'probe_ssl_earliest_cert_expiry{external="payments"}': always(8 * 86400 + 7200) },
    after: '2h',
    fires: false,
  },
  {
    alert: 'ClusterAutoscalerFailing',
    what: 'nodes were refused',
    series: {
      ...autoscaler,
      'cluster_autoscaler_failed_scale_ups_total{reason="timeout"}': '0+0x10 1+0x10 2+0x10 3+0x10 4+0x200',
    },
    after: '12m',
    fires: true,
  },
  { alert: 'ClusterAutoscalerFailing', what: 'it is gone', series: {}, after: '10m', fires: true },
  {
    alert: 'ClusterAutoscalerFailing',
    what: 'one error is retried',
    series: { ...autoscaler, 'cluster_autoscaler_errors_total{type="apiCallError"}': '0+0x20 1+0x400' },
    after: '12m',
    fires: false,
  },

  // The monitoring itself.
  {
    alert: 'TargetDown',
    what: 'one of two targets',
    series: {
      'up{namespace="kube-system", job="node-exporter", instance="1"}': always(0),
      'up{namespace="kube-system", job="node-exporter", instance="2"}': always(1),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'TargetDown',
    what: 'one of twenty',
    series: Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `up{job="node-exporter", instance="${index}"}`,
        always(index === 0 ? 0 : 1),
      ]),
    ),
    after: '15m',
    fires: false,
  },
  {
    alert: 'PrometheusConfigBroken',
    what: 'refused',
    series: { 'prometheus_config_last_reload_successful{pod="p"}': always(0) },
    after: '15m',
    fires: true,
  },
  {
    alert: 'PrometheusConfigBroken',
    what: 'read',
    series: { 'prometheus_config_last_reload_successful{pod="p"}': always(1) },
    after: '15m',
    fires: false,
  },
  {
    alert: 'PrometheusRuleFailing',
    what: 'each evaluation fails',
    series: { 'prometheus_rule_evaluation_failures_total{pod="p", rule_group="services"}': growing(0.1) },
    after: '30m',
    fires: true,
  },
  {
    alert: 'PrometheusRuleFailing',
    what: 'none fails',
    series: { 'prometheus_rule_evaluation_failures_total{pod="p", rule_group="services"}': always(3) },
    after: '30m',
    fires: false,
  },
  {
    alert: 'NotificationsFailing',
    what: 'the pager refuses',
    series: {
      'alertmanager_notifications_failed_total{namespace="monitoring", integration="pagerduty"}':
        growing(0.1),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'NotificationsFailing',
    what: 'all are told',
    series: {
      'alertmanager_notifications_failed_total{namespace="monitoring", integration="pagerduty"}': always(2),
      'prometheus_notifications_alertmanagers_discovered{pod="p"}': always(2),
    },
    after: '15m',
    fires: false,
  },
  { alert: 'Watchdog', what: 'always', series: {}, after: '1m', fires: true },

  // Goals: 99.9 %, and 95 % within 200 ms.
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'two percent fail for an hour',
    series: failing(0.02, 280),
    after: '1h5m',
    fires: true,
  },
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'one percent fails',
    series: failing(0.01, 280),
    after: '1h5m',
    fires: false,
  },
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'it has ended',
    series: {
      [requests('pod="a", path="/", status="500"')]: '0+15x240 3600+0x60',
      [requests('pod="a", path="/", status="200"')]: '0+150x300',
    },
    after: '1h12m',
    fires: false,
  },
  {
    alert: 'ErrorBudgetBurnFast',
    what: 'five requests a day, one of which failed',
    series: {
      [requests('pod="a", path="/", status="500"')]: '0+0x200 1+0x80',
      [requests('pod="a", path="/", status="200"')]: always(4, 280),
    },
    after: '52m',
    fires: false,
  },
  {
    alert: 'ErrorBudgetBurn',
    what: 'one percent fails for six hours',
    series: failing(0.01, 1500),
    after: '6h5m',
    fires: true,
  },
  {
    alert: 'ErrorBudgetBurn',
    what: 'half a percent fails',
    series: failing(0.005, 1500),
    after: '6h5m',
    fires: false,
  },
  {
    alert: 'LatencyGoalMissed',
    what: 'a tenth takes half a second',
    series: {
      ...durations('pod="a", path="/"', 9, ['0.05', '0.1']),
      ...durations('pod="b", path="/"', 1, ['0.25', '0.5']),
      [requests('pod="a", path="/", status="200"')]: growing(10),
    },
    after: '1h',
    fires: true,
  },
  {
    alert: 'LatencyGoalMissed',
    what: 'a hundredth takes half a second',
    series: {
      ...durations('pod="a", path="/"', 99, ['0.05', '0.1']),
      ...durations('pod="b", path="/"', 1, ['0.25', '0.5']),
      [requests('pod="a", path="/", status="200"')]: growing(100),
    },
    after: '1h',
    fires: false,
  },
  {
    alert: 'CriticalAlertUnresolved',
    what: 'a node is away for an hour',
    series: { [`kube_node_status_condition{${node}, condition="Ready", status="true"}`]: always(0) },
    after: '1h',
    fires: true,
  },
  {
    alert: 'CriticalAlertUnresolved',
    what: 'a node was away for ten minutes',
    series: {
      ...quiet(),
      [`kube_node_status_condition{${node}, condition="Ready", status="true"}`]: '0+0x40 1+0x440',
    },
    after: '1h',
    fires: false,
  },
];

function hpa(current: number): Series {
  const labels = 'namespace="shop", horizontalpodautoscaler="api"';
  return {
    [`kube_horizontalpodautoscaler_status_current_replicas{${labels}}`]: always(current),
    [`kube_horizontalpodautoscaler_spec_max_replicas{${labels}}`]: always(10),
    [`kube_horizontalpodautoscaler_spec_min_replicas{${labels}}`]: always(3),
  };
}

function connections(open: number): Series {
  return {
    'cnpg_backends_total{store="orders", pod="orders-1", state="active"}': always(10),
    'cnpg_backends_total{store="orders", pod="orders-1", state="idle"}': always(open - 10),
    'cnpg_pg_settings_setting{store="orders", pod="orders-1", name="max_connections"}': always(100),
  };
}

function memory(available: number): Series {
  return {
    [`node_memory_MemAvailable_bytes{${node}}`]: always(available),
    [`node_memory_MemTotal_bytes{${node}}`]: always(100),
  };
}

function volume(available: number): Series {
  return {
    [`kubelet_volume_stats_available_bytes{${claim}, ${node}}`]: always(available),
    [`kubelet_volume_stats_capacity_bytes{${claim}, ${node}}`]: always(100),
  };
}

function failing(share: number, samples: number): Series {
  return {
    [requests('pod="a", path="/", status="500"')]: growing(100 * share, samples),
    [requests('pod="a", path="/", status="200"')]: growing(100 * (1 - share), samples),
  };
}

/** What keeps every critical alert that misses something from firing. */
function quiet(): Series {
  return {
    ...up('a', 1),
    ...webUp,
    ...databases,
    ...broker,
    'redis_up{store="sessions"}': always(1),
    'elasticsearch_cluster_health_status{store="search", color="red"}': always(0),
    ...autoscaler,
  };
}
