import { counter, type Exporter, gauge, histogram } from '../metric.ts';

/** Labels of Istio's standard metrics. */
const request = [
  ...['reporter', 'source_workload', 'source_workload_namespace', 'source_app', 'source_principal'],
  ...['destination_workload', 'destination_workload_namespace', 'destination_app', 'destination_principal'],
  ...['destination_service', 'destination_service_name', 'destination_service_namespace'],
  ...['request_protocol', 'response_code', 'response_flags', 'grpc_response_status'],
  'connection_security_policy',
];

export const istio: Exporter = {
  name: 'Istio',
  scrape: 'pod',
  source: 'istio.io 1.30, reference/config/metrics; istio pilot/pkg/xds/monitoring.go',
  metrics: {
    istio_requests_total: counter(...request),
    istio_request_duration_milliseconds: histogram(...request),
    istio_tcp_connections_opened_total: counter(...request),
    istio_tcp_connections_closed_total: counter(...request),
    pilot_xds_pushes: counter('type'),
    pilot_proxy_convergence_time: histogram(),
    pilot_total_xds_rejects: counter('type'),
    citadel_server_root_cert_expiry_timestamp: gauge(),
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

/** NGINX Gateway Fabric, whose data plane is NGINX. */
export const nginx: Exporter = {
  name: 'NGINX',
  scrape: 'pod',
  source:
    'nginx-prometheus-exporter 1.5, README.md; docs.nginx.com/nginx-ingress-controller/logging-and-monitoring/prometheus',
  metrics: {
    nginx_up: gauge(),
    nginx_connections_active: gauge(),
    nginx_connections_accepted: counter(),
    nginx_connections_handled: counter(),
    nginx_http_requests_total: counter(),
    nginx_ingress_controller_nginx_last_reload_status: gauge(),
    nginx_ingress_controller_nginx_reload_errors_total: counter(),
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
