import { counter, type Exporter, gauge, histogram, summary } from '../metric.ts';

export const prometheus: Exporter = {
  name: 'Prometheus and Alertmanager',
  scrape: 'pod',
  source: 'prometheus 3.9, tsdb/, rules/, notifier/; alertmanager 0.33, notify/, dispatch/',
  metrics: {
    prometheus_build_info: gauge('version', 'revision', 'branch', 'goversion'),
    prometheus_config_last_reload_successful: gauge(),
    prometheus_tsdb_head_series: gauge(),
    prometheus_tsdb_storage_blocks_bytes: gauge(),
    prometheus_tsdb_retention_limit_bytes: gauge(),
    prometheus_tsdb_compactions_failed_total: counter(),
    prometheus_rule_evaluation_failures_total: counter('rule_group'),
    prometheus_rule_group_last_duration_seconds: gauge('rule_group'),
    prometheus_rule_group_interval_seconds: gauge('rule_group'),
    prometheus_notifications_alertmanagers_discovered: gauge(),
    prometheus_notifications_errors_total: counter('alertmanager'),
    prometheus_notifications_sent_total: counter('alertmanager'),
    prometheus_notifications_dropped_total: counter(),
    prometheus_target_scrapes_exceeded_sample_limit_total: counter(),
    prometheus_engine_query_duration_seconds: summary('slice'),
    alertmanager_config_last_reload_successful: gauge(),
    alertmanager_notifications_total: counter('integration', 'receiver_name'),
    alertmanager_notifications_failed_total: counter('integration', 'receiver_name', 'reason'),
    alertmanager_cluster_members: gauge(),
    alertmanager_alerts: gauge('state'),
  },
};

export const logs: Exporter = {
  name: 'Loki and Alloy',
  scrape: 'pod',
  source: 'loki 3.6, docs/sources/operations/observability.md; alloy 1.12, loki.write',
  metrics: {
    loki_request_duration_seconds: histogram('method', 'route', 'status_code', 'ws'),
    loki_distributor_bytes_received_total: counter('tenant', 'retention_hours'),
    loki_distributor_lines_received_total: counter('tenant'),
    loki_discarded_samples_total: counter('tenant', 'reason'),
    loki_ingester_memory_streams: gauge('tenant'),
    loki_compactor_apply_retention_last_successful_run_timestamp_seconds: gauge(),
    loki_write_sent_bytes_total: counter('component_id', 'component_path', 'host'),
    loki_write_dropped_entries_total: counter('component_id', 'component_path', 'host', 'tenant', 'reason'),
    alloy_component_controller_running_components: gauge('controller_id', 'controller_path', 'health_type'),
  },
};

export const collector: Exporter = {
  name: 'OpenTelemetry Collector',
  scrape: 'pod',
  source: 'opentelemetry-collector 0.144, docs: internal telemetry',
  metrics: {
    otelcol_receiver_accepted_spans_total: counter('receiver', 'transport'),
    otelcol_receiver_refused_spans_total: counter('receiver', 'transport'),
    otelcol_exporter_sent_spans_total: counter('exporter'),
    otelcol_exporter_send_failed_spans_total: counter('exporter'),
    otelcol_exporter_queue_size: gauge('exporter', 'data_type'),
    otelcol_exporter_queue_capacity: gauge('exporter', 'data_type'),
    otelcol_process_memory_rss_bytes: gauge(),
  },
};

export const argoCd: Exporter = {
  name: 'Argo CD',
  scrape: 'pod',
  source: 'argo-cd 3.3, docs/operator-manual/metrics.md',
  metrics: {
    argocd_app_info: gauge(
      ...['name', 'namespace', 'project', 'dest_namespace', 'dest_server', 'sync_status', 'health_status'],
      ...['repo', 'autosync_enabled', 'operation'],
    ),
    argocd_app_sync_total: counter('name', 'namespace', 'project', 'dest_server', 'phase', 'dry_run'),
    argocd_app_reconcile: histogram('namespace', 'dest_server'),
  },
};

export const keda: Exporter = {
  name: 'KEDA',
  scrape: 'pod',
  source: 'keda.sh 2.19, integrations/prometheus',
  metrics: {
    keda_scaler_active: gauge(
      ...['namespace', 'metric', 'scaledObject', 'scaler', 'triggerIndex', 'type', 'scaledJob'],
    ),
    keda_scaler_metrics_value: gauge(
      ...['namespace', 'metric', 'scaledObject', 'scaler', 'triggerIndex', 'type', 'scaledJob'],
    ),
    keda_scaler_detail_errors_total: counter(
      ...['namespace', 'metric', 'scaledObject', 'scaler', 'triggerIndex', 'type', 'scaledJob'],
    ),
    keda_scaled_object_errors_total: counter('namespace', 'scaledObject'),
  },
};
