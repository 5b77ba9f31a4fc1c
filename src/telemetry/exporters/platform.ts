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

export const tempo: Exporter = {
  name: 'Tempo',
  scrape: 'pod',
  source: 'tempo 2.10, operations/tempo-mixin/alerts.libsonnet; docs: troubleshoot, max trace limit reached',
  metrics: {
    tempo_request_duration_seconds: histogram('method', 'route', 'status_code', 'ws'),
    tempo_distributor_spans_received_total: counter('tenant'),
    tempo_distributor_bytes_received_total: counter('tenant'),
    tempo_discarded_spans_total: counter('tenant', 'reason'),
    tempo_ingester_live_traces: gauge('tenant'),
    tempo_ingester_failed_flushes_total: counter(),
    tempo_ring_members: gauge('name', 'state'),
    tempodb_blocklist_length: gauge('tenant'),
    tempodb_blocklist_poll_errors_total: counter('tenant'),
    tempodb_compaction_errors_total: counter(),
    tempodb_compaction_outstanding_blocks: gauge('tenant'),
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
  source: 'argo-cd 3.4, docs/operator-manual/metrics.md',
  metrics: {
    argocd_app_info: gauge(
      ...['name', 'namespace', 'project', 'dest_namespace', 'dest_server', 'sync_status', 'health_status'],
      ...['repo', 'autosync_enabled', 'operation', 'hydrator_status'],
    ),
    argocd_app_condition: gauge('name', 'namespace', 'project', 'condition'),
    argocd_app_sync_total: counter('name', 'namespace', 'project', 'dest_server', 'phase', 'dry_run'),
    argocd_cluster_connection_status: gauge('server', 'k8s_version'),
    argocd_app_reconcile: histogram('namespace', 'dest_server'),
  },
};

/** Of every trigger; a ScaledJob is named by the same label, and told apart by its type. */
const trigger = ['namespace', 'metric', 'scaledObject', 'scaler', 'triggerIndex', 'type'] as const;

export const keda: Exporter = {
  name: 'KEDA',
  scrape: 'pod',
  source: 'keda 2.20, pkg/metricscollector/prommetrics.go; keda.sh, integrations/prometheus',
  metrics: {
    keda_build_info: gauge('version', 'git_commit', 'goversion', 'goos', 'goarch'),
    keda_scaler_active: gauge(...trigger),
    keda_scaler_metrics_value: gauge(...trigger),
    keda_scaler_metrics_latency_seconds: gauge(...trigger),
    keda_scaler_detail_errors_total: counter(...trigger),
    keda_scaled_object_paused: gauge('namespace', 'scaledObject'),
    keda_scaled_object_errors_total: counter('namespace', 'scaledObject'),
    keda_scaled_job_errors_total: counter('namespace', 'scaledJob'),
    keda_internal_scale_loop_latency_seconds: gauge('namespace', 'type', 'resource'),
    keda_trigger_registered_total: gauge('type'),
    keda_resource_registered_total: gauge('type', 'namespace'),
    keda_webhook_scaled_object_validation_total: counter('namespace', 'action'),
  },
};

export const argoRollouts: Exporter = {
  name: 'Argo Rollouts',
  scrape: 'pod',
  source: 'argo-rollouts 1.9, controller/metrics/prommetrics.go',
  metrics: {
    rollout_info: gauge('namespace', 'name', 'strategy', 'traffic_router', 'phase'),
    rollout_info_replicas_available: gauge('namespace', 'name'),
    rollout_info_replicas_unavailable: gauge('namespace', 'name'),
    rollout_info_replicas_desired: gauge('namespace', 'name'),
    rollout_info_replicas_updated: gauge('namespace', 'name'),
    rollout_events_total: counter('namespace', 'name', 'type', 'reason'),
    rollout_reconcile: histogram('namespace', 'name'),
    rollout_reconcile_error: counter('namespace', 'name'),
    analysis_run_info: gauge('namespace', 'name', 'phase'),
    analysis_run_metric_phase: gauge('namespace', 'name', 'metric', 'type', 'dry_run', 'phase'),
    analysis_run_reconcile: histogram('namespace', 'name'),
    analysis_run_reconcile_error: counter('namespace', 'name'),
  },
};

export const externalSecrets: Exporter = {
  name: 'External Secrets Operator',
  scrape: 'pod',
  source:
    'external-secrets 2.9, pkg/controllers/externalsecret/esmetrics/esmetrics.go; runtime/esutils/metrics',
  metrics: {
    externalsecret_sync_calls_total: counter('namespace', 'name'),
    externalsecret_sync_calls_error: counter('namespace', 'name'),
    externalsecret_status_condition: gauge('namespace', 'name', 'condition', 'status'),
    externalsecret_reconcile_duration: gauge('namespace', 'name'),
    externalsecret_provider_api_calls_count: counter('provider', 'call', 'status'),
  },
};

/** Its telemetry must not write host names into names: `disable_hostname = true`. */
export const vault: Exporter = {
  name: 'Vault',
  scrape: 'pod',
  source: 'vault 2.0, website/content/docs/internals/telemetry/metrics',
  metrics: {
    vault_core_unsealed: gauge('cluster'),
    vault_core_active: gauge('cluster'),
    vault_core_in_flight_requests: gauge(),
    vault_core_handle_request: summary(),
    vault_core_handle_login_request: summary(),
    vault_core_leadership_lost: summary(),
    vault_core_leadership_setup_failed: summary(),
    vault_expire_num_leases: gauge(),
    vault_expire_num_irrevocable_leases: gauge(),
    vault_token_count: gauge('cluster', 'namespace'),
    vault_audit_log_request_failure: counter(),
    vault_audit_log_response_failure: counter(),
    vault_autopilot_healthy: gauge(),
    vault_autopilot_failure_tolerance: gauge(),
    vault_runtime_alloc_bytes: gauge(),
    vault_runtime_num_goroutines: gauge(),
  },
};
