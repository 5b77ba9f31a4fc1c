import { counter, type Exporter, gauge, histogram } from '../metric.ts';

const pod = ['namespace', 'pod', 'uid'] as const;
const container = ['namespace', 'pod', 'uid', 'container'] as const;

export const kubeStateMetrics: Exporter = {
  name: 'kube-state-metrics',
  scrape: 'objects',
  source: 'kube-state-metrics 2.19, docs/metrics',
  metrics: {
    kube_node_info: gauge('node', 'kernel_version', 'os_image', 'kubelet_version', 'internal_ip'),
    kube_node_status_condition: gauge('node', 'condition', 'status'),
    kube_node_status_allocatable: gauge('node', 'resource', 'unit'),
    kube_node_status_capacity: gauge('node', 'resource', 'unit'),
    kube_node_spec_unschedulable: gauge('node'),
    kube_pod_info: gauge(...pod, 'host_ip', 'pod_ip', 'node', 'created_by_kind', 'created_by_name'),
    kube_pod_owner: gauge(...pod, 'owner_kind', 'owner_name', 'owner_is_controller'),
    kube_pod_status_phase: gauge(...pod, 'phase'),
    kube_pod_status_ready: gauge(...pod, 'condition'),
    kube_pod_container_status_restarts_total: counter(...container),
    kube_pod_container_status_waiting_reason: gauge(...container, 'reason'),
    kube_pod_container_status_last_terminated_reason: gauge(...container, 'reason'),
    kube_pod_container_resource_requests: gauge(...container, 'node', 'resource', 'unit'),
    kube_pod_container_resource_limits: gauge(...container, 'node', 'resource', 'unit'),
    kube_deployment_spec_replicas: gauge('namespace', 'deployment'),
    kube_deployment_status_replicas_available: gauge('namespace', 'deployment'),
    kube_deployment_status_replicas_unavailable: gauge('namespace', 'deployment'),
    kube_deployment_status_condition: gauge('namespace', 'deployment', 'condition', 'reason', 'status'),
    kube_statefulset_replicas: gauge('namespace', 'statefulset'),
    kube_statefulset_status_replicas_ready: gauge('namespace', 'statefulset'),
    kube_daemonset_status_desired_number_scheduled: gauge('namespace', 'daemonset'),
    kube_daemonset_status_number_ready: gauge('namespace', 'daemonset'),
    kube_job_status_failed: gauge('namespace', 'job_name', 'reason'),
    kube_job_status_succeeded: gauge('namespace', 'job_name'),
    kube_job_owner: gauge('namespace', 'job_name', 'owner_kind', 'owner_name', 'owner_is_controller'),
    kube_cronjob_status_last_successful_time: gauge('namespace', 'cronjob'),
    kube_cronjob_spec_suspend: gauge('namespace', 'cronjob'),
    kube_horizontalpodautoscaler_spec_max_replicas: gauge('namespace', 'horizontalpodautoscaler'),
    kube_horizontalpodautoscaler_spec_min_replicas: gauge('namespace', 'horizontalpodautoscaler'),
    kube_horizontalpodautoscaler_status_current_replicas: gauge('namespace', 'horizontalpodautoscaler'),
    kube_horizontalpodautoscaler_status_desired_replicas: gauge('namespace', 'horizontalpodautoscaler'),
    kube_persistentvolumeclaim_info: gauge(
      ...['namespace', 'persistentvolumeclaim', 'storageclass', 'volumename', 'volumemode'],
    ),
    kube_persistentvolumeclaim_status_phase: gauge('namespace', 'persistentvolumeclaim', 'phase'),
    kube_resourcequota: gauge('namespace', 'resourcequota', 'resource', 'type'),
    kube_namespace_labels: gauge('namespace'),
  },
};

export const nodeExporter: Exporter = {
  name: 'node-exporter',
  scrape: 'node',
  source: 'node_exporter 1.12, collector/',
  metrics: {
    node_uname_info: gauge('nodename', 'release', 'sysname', 'version', 'machine', 'domainname'),
    node_cpu_seconds_total: counter('cpu', 'mode'),
    node_load1: gauge(),
    node_load5: gauge(),
    node_memory_MemTotal_bytes: gauge(),
    node_memory_MemAvailable_bytes: gauge(),
    node_filesystem_size_bytes: gauge('device', 'fstype', 'mountpoint', 'device_error'),
    node_filesystem_avail_bytes: gauge('device', 'fstype', 'mountpoint', 'device_error'),
    node_filesystem_files: gauge('device', 'fstype', 'mountpoint', 'device_error'),
    node_filesystem_files_free: gauge('device', 'fstype', 'mountpoint', 'device_error'),
    node_filesystem_readonly: gauge('device', 'fstype', 'mountpoint', 'device_error'),
    node_disk_reads_completed_total: counter('device'),
    node_disk_writes_completed_total: counter('device'),
    node_disk_read_bytes_total: counter('device'),
    node_disk_written_bytes_total: counter('device'),
    node_disk_io_time_seconds_total: counter('device'),
    node_network_receive_bytes_total: counter('device'),
    node_network_transmit_bytes_total: counter('device'),
    node_network_receive_errs_total: counter('device'),
    node_network_transmit_errs_total: counter('device'),
    node_netstat_Tcp_RetransSegs: gauge(),
    node_netstat_Tcp_OutSegs: gauge(),
    node_boot_time_seconds: gauge(),
    node_timex_offset_seconds: gauge(),
    node_timex_sync_status: gauge(),
  },
};

/** Labels of cAdvisor's container series. */
const cadvisor = ['namespace', 'pod', 'container', 'id', 'image', 'name'] as const;
const volume = ['namespace', 'persistentvolumeclaim'] as const;

export const kubelet: Exporter = {
  name: 'kubelet and cAdvisor',
  scrape: 'kubelet',
  source: 'cadvisor 0.53, docs/storage/prometheus.md; kubernetes 1.34, pkg/kubelet/metrics',
  metrics: {
    container_cpu_usage_seconds_total: counter(...cadvisor, 'cpu'),
    container_cpu_cfs_periods_total: counter(...cadvisor),
    container_cpu_cfs_throttled_periods_total: counter(...cadvisor),
    container_memory_working_set_bytes: gauge(...cadvisor),
    container_memory_usage_bytes: gauge(...cadvisor),
    container_memory_rss: gauge(...cadvisor),
    container_spec_memory_limit_bytes: gauge(...cadvisor),
    container_network_receive_bytes_total: counter(...cadvisor, 'interface'),
    container_network_transmit_bytes_total: counter(...cadvisor, 'interface'),
    container_network_receive_packets_dropped_total: counter(...cadvisor, 'interface'),
    container_fs_reads_bytes_total: counter(...cadvisor, 'device'),
    container_fs_writes_bytes_total: counter(...cadvisor, 'device'),
    kubelet_volume_stats_capacity_bytes: gauge(...volume),
    kubelet_volume_stats_available_bytes: gauge(...volume),
    kubelet_volume_stats_used_bytes: gauge(...volume),
    kubelet_volume_stats_inodes: gauge(...volume),
    kubelet_volume_stats_inodes_free: gauge(...volume),
    kubelet_running_pods: gauge(),
    kubelet_node_name: gauge('node'),
    apiserver_request_total: counter(
      ...['verb', 'dry_run', 'group', 'version', 'resource', 'subresource', 'scope', 'component', 'code'],
    ),
    apiserver_request_duration_seconds: histogram(
      ...['verb', 'dry_run', 'group', 'version', 'resource', 'subresource', 'scope', 'component'],
    ),
    rest_client_requests_total: counter('code', 'host', 'method'),
    coredns_dns_requests_total: counter('server', 'zone', 'view', 'proto', 'family', 'type'),
    coredns_dns_responses_total: counter('server', 'zone', 'view', 'rcode', 'plugin'),
    coredns_dns_request_duration_seconds: histogram('server', 'zone', 'view'),
  },
};

export const clusterAutoscaler: Exporter = {
  name: 'cluster-autoscaler',
  scrape: 'pod',
  source: 'kubernetes/autoscaler 1.34, cluster-autoscaler/metrics/metrics.go',
  metrics: {
    cluster_autoscaler_cluster_safe_to_autoscale: gauge(),
    cluster_autoscaler_nodes_count: gauge('state'),
    cluster_autoscaler_unschedulable_pods_count: gauge('type'),
    cluster_autoscaler_errors_total: counter('type'),
    cluster_autoscaler_failed_scale_ups_total: counter('reason'),
    cluster_autoscaler_scaled_up_nodes_total: counter(),
    cluster_autoscaler_scaled_down_nodes_total: counter('reason'),
  },
};
