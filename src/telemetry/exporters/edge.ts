import { counter, type Exporter, gauge, histogram } from '../metric.ts';

/** Labels of Istio's standard metrics. Source: istio.io/latest/docs/reference/config/metrics, read 2026-11. */
const request = [
  ...['reporter', 'source_workload', 'source_workload_namespace', 'source_app', 'source_version'],
  ...['source_principal', 'source_canonical_service', 'source_canonical_revision', 'source_cluster'],
  ...['destination_workload', 'destination_workload_namespace', 'destination_app', 'destination_version'],
  ...['destination_principal', 'destination_canonical_service', 'destination_canonical_revision'],
  ...['destination_cluster', 'destination_service', 'destination_service_name'],
  ...['destination_service_namespace', 'request_protocol', 'response_code', 'response_flags'],
  ...['grpc_response_status', 'connection_security_policy'],
];

export const istio: Exporter = {
  name: 'Istio',
  scrape: 'pod',
  source:
    'istio.io, reference/config/metrics; istio 1.30, pilot/pkg/xds/monitoring.go, pkg/xds/monitoring.go, pkg/kube/inject/monitoring.go, security/pkg/server/ca/monitoring.go',
  metrics: {
    istio_requests_total: counter(...request),
    istio_request_duration_milliseconds: histogram(...request),
    istio_request_bytes: histogram(...request),
    istio_response_bytes: histogram(...request),
    istio_request_messages_total: counter(...request),
    istio_response_messages_total: counter(...request),
    istio_tcp_connections_opened_total: counter(...request),
    istio_tcp_connections_closed_total: counter(...request),
    istio_tcp_sent_bytes_total: counter(...request),
    istio_tcp_received_bytes_total: counter(...request),
    istio_build: gauge('component', 'tag'),
    pilot_services: gauge(),
    pilot_xds: gauge('version'),
    pilot_xds_pushes: counter('type'),
    pilot_xds_push_time: histogram('type'),
    pilot_push_triggers: counter('type'),
    pilot_proxy_convergence_time: histogram(),
    pilot_proxy_queue_time: histogram(),
    pilot_total_xds_rejects: counter('type'),
    pilot_total_xds_internal_errors: counter(),
    pilot_sds_certificate_errors_total: counter(),
    galley_validation_passed: counter('group', 'version', 'resource'),
    galley_validation_failed: counter('group', 'version', 'resource', 'reason'),
    sidecar_injection_requests_total: counter(),
    sidecar_injection_success_total: counter(),
    sidecar_injection_failure_total: counter(),
    sidecar_injection_skip_total: counter(),
    citadel_server_csr_count: counter(),
    citadel_server_csr_sign_err_count: counter('error'),
    citadel_server_success_cert_issuance_count: counter(),
    citadel_server_root_cert_expiry_timestamp: gauge(),
    citadel_server_cert_chain_expiry_timestamp: gauge(),
  },
};

export const kong: Exporter = {
  name: 'Kong',
  scrape: 'pod',
  source: 'developer.konghq.com/plugins/prometheus, Kong 3.9',
  metrics: {
    kong_http_requests_total: counter('service', 'route', 'code', 'source', 'workspace', 'consumer'),
    kong_request_latency_ms: histogram('service', 'route', 'workspace'),
    kong_upstream_latency_ms: histogram('service', 'route', 'workspace'),
    kong_kong_latency_ms: histogram('service', 'route', 'workspace'),
    kong_bandwidth_bytes: counter('service', 'route', 'direction', 'workspace', 'consumer'),
    kong_datastore_reachable: gauge(),
    kong_upstream_target_health: gauge('upstream', 'target', 'address', 'state', 'subsystem'),
  },
};

/** NGINX by itself, and as the ingress controller of its makers runs it, which puts its own names before. */
export const nginx: Exporter = {
  name: 'NGINX',
  scrape: 'pod',
  source:
    'nginx-prometheus-exporter 1.5, README.md; kubernetes-ingress 5.5, docs: logging-and-monitoring/prometheus',
  metrics: {
    nginx_up: gauge(),
    nginx_connections_active: gauge(),
    nginx_connections_accepted: counter(),
    nginx_connections_handled: counter(),
    nginx_http_requests_total: counter(),
    nginx_ingress_nginx_up: gauge('class'),
    nginx_ingress_nginx_connections_active: gauge('class'),
    nginx_ingress_nginx_connections_accepted: counter('class'),
    nginx_ingress_nginx_connections_handled: counter('class'),
    nginx_ingress_nginx_http_requests_total: counter('class'),
    nginx_ingress_controller_nginx_reloads_total: counter('class', 'reason'),
    nginx_ingress_controller_nginx_reload_errors_total: counter('class'),
    nginx_ingress_controller_nginx_last_reload_status: gauge('class'),
    nginx_ingress_controller_nginx_last_reload_milliseconds: gauge('class'),
  },
};

export const certManager: Exporter = {
  name: 'cert-manager',
  scrape: 'pod',
  source: 'cert-manager 1.21, pkg/metrics/metrics.go',
  metrics: {
    certmanager_certificate_expiration_timestamp_seconds: gauge(
      ...['name', 'namespace', 'issuer_name', 'issuer_kind', 'issuer_group'],
    ),
    certmanager_certificate_renewal_timestamp_seconds: gauge(
      ...['name', 'namespace', 'issuer_name', 'issuer_kind', 'issuer_group'],
    ),
    certmanager_certificate_ready_status: gauge(
      ...['name', 'namespace', 'condition', 'issuer_name', 'issuer_kind', 'issuer_group'],
    ),
  },
};

/** Since 0.18 the records of all types are one metric with a label. */
export const externalDns: Exporter = {
  name: 'ExternalDNS',
  scrape: 'pod',
  source: 'external-dns 0.21, docs/monitoring/metrics.md',
  metrics: {
    external_dns_build_info: gauge('arch', 'go_version', 'os', 'revision', 'version'),
    external_dns_controller_consecutive_soft_errors: gauge(),
    external_dns_controller_last_reconcile_timestamp_seconds: gauge(),
    external_dns_controller_last_sync_timestamp_seconds: gauge(),
    external_dns_controller_no_op_runs_total: counter(),
    external_dns_controller_verified_records: gauge('record_type'),
    external_dns_registry_endpoints_total: gauge(),
    external_dns_registry_errors_total: counter(),
    external_dns_registry_records: gauge('record_type'),
    external_dns_source_endpoints_total: gauge(),
    external_dns_source_errors_total: counter(),
    external_dns_source_records: gauge('record_type'),
  },
};

export const blackbox: Exporter = {
  name: 'blackbox_exporter',
  scrape: 'probe',
  source: 'blackbox_exporter 0.28, prober/',
  metrics: {
    probe_success: gauge(),
    probe_duration_seconds: gauge(),
    probe_http_status_code: gauge(),
    probe_http_duration_seconds: gauge('phase'),
    probe_ssl_earliest_cert_expiry: gauge(),
    probe_dns_lookup_time_seconds: gauge(),
  },
};
