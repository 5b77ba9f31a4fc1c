import { type AlertCase, always, growing, type Series } from './alert-case.ts';
import { autoscaler, node } from './series.ts';

const claim = 'namespace="shop", persistentvolumeclaim="data-sessions-0"';
const root = `${node}, mountpoint="/", fstype="xfs", device="/dev/nvme0n1p1"`;

/** What happens to nodes, volumes and certificates. */
export const clusterCases: readonly AlertCase[] = [
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
];

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
