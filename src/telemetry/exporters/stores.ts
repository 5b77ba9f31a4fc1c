import { counter, type Exporter, gauge } from '../metric.ts';

export const cloudNativePg: Exporter = {
  name: 'CloudNativePG instances',
  scrape: 'pod',
  source:
    'cloudnative-pg 1.30, docs/src/monitoring.md and config/manager/default-monitoring.yaml; plugin-barman-cloud, docs: observability',
  metrics: {
    cnpg_collector_up: gauge('cluster'),
    cnpg_collector_postgres_version: gauge('cluster', 'full'),
    // What the operator itself says of backups stays 0 where its plugin makes them, which says it by itself.
    cnpg_collector_first_recoverability_point: gauge(),
    cnpg_collector_last_available_backup_timestamp: gauge(),
    cnpg_collector_last_failed_backup_timestamp: gauge(),
    barman_cloud_cloudnative_pg_io_first_recoverability_point: gauge(),
    barman_cloud_cloudnative_pg_io_last_available_backup_timestamp: gauge(),
    barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp: gauge(),
    cnpg_collector_fencing_on: gauge(),
    cnpg_collector_last_collection_error: gauge(),
    cnpg_collector_nodes_used: gauge(),
    cnpg_collector_pg_wal: gauge('value'),
    cnpg_collector_pg_wal_archive_status: gauge('value'),
    cnpg_collector_sync_replicas: gauge('value'),
    cnpg_collector_replica_mode: gauge(),
    cnpg_backends_total: gauge('datname', 'usename', 'application_name', 'state'),
    cnpg_backends_waiting_total: gauge(),
    cnpg_backends_max_tx_duration_seconds: gauge('datname', 'usename', 'application_name', 'state'),
    cnpg_pg_database_size_bytes: gauge('datname'),
    cnpg_pg_database_xid_age: gauge('datname'),
    cnpg_pg_replication_lag: gauge(),
    cnpg_pg_replication_in_recovery: gauge(),
    cnpg_pg_replication_is_wal_receiver_up: gauge(),
    cnpg_pg_replication_streaming_replicas: gauge(),
    cnpg_pg_settings_setting: gauge('name'),
    cnpg_pg_stat_archiver_archived_count: counter(),
    cnpg_pg_stat_archiver_failed_count: counter(),
    cnpg_pg_stat_archiver_seconds_since_last_archival: gauge(),
    cnpg_pg_stat_database_xact_commit: counter('datname'),
    cnpg_pg_stat_database_xact_rollback: counter('datname'),
    cnpg_pg_stat_database_deadlocks: counter('datname'),
    cnpg_pg_stat_database_blks_hit: counter('datname'),
    cnpg_pg_stat_database_blks_read: counter('datname'),
    cnpg_pg_stat_database_temp_bytes: counter('datname'),
  },
};

/** Labels of a pool: one for each pair of them. */
const pool = ['database', 'user'] as const;

/** PgBouncer as CloudNativePG runs it: the operator's own exporter beside it, whose totals are gauges. */
export const cloudNativePgPooler: Exporter = {
  name: 'CloudNativePG poolers',
  scrape: 'pod',
  source: 'cloudnative-pg 1.29, docs/src/connection_pooling.md, monitoring',
  metrics: {
    cnpg_pgbouncer_last_collection_error: gauge(),
    cnpg_pgbouncer_collections_total: counter(),
    cnpg_pgbouncer_collection_errors_total: counter('collector'),
    cnpg_pgbouncer_lists_databases: gauge(),
    cnpg_pgbouncer_lists_free_clients: gauge(),
    cnpg_pgbouncer_lists_used_clients: gauge(),
    cnpg_pgbouncer_lists_login_clients: gauge(),
    cnpg_pgbouncer_lists_free_servers: gauge(),
    cnpg_pgbouncer_lists_used_servers: gauge(),
    cnpg_pgbouncer_lists_pools: gauge(),
    cnpg_pgbouncer_lists_users: gauge(),
    cnpg_pgbouncer_pools_cl_active: gauge(...pool),
    cnpg_pgbouncer_pools_cl_waiting: gauge(...pool),
    cnpg_pgbouncer_pools_sv_active: gauge(...pool),
    cnpg_pgbouncer_pools_sv_idle: gauge(...pool),
    cnpg_pgbouncer_pools_sv_used: gauge(...pool),
    cnpg_pgbouncer_pools_sv_tested: gauge(...pool),
    cnpg_pgbouncer_pools_sv_login: gauge(...pool),
    // Whole seconds, and what is left of them in microseconds.
    cnpg_pgbouncer_pools_maxwait: gauge(...pool),
    cnpg_pgbouncer_pools_maxwait_us: gauge(...pool),
    cnpg_pgbouncer_stats_avg_query_time: gauge('database'),
    cnpg_pgbouncer_stats_avg_wait_time: gauge('database'),
    cnpg_pgbouncer_stats_avg_xact_time: gauge('database'),
    cnpg_pgbouncer_stats_total_query_count: gauge('database'),
    cnpg_pgbouncer_stats_total_query_time: gauge('database'),
    cnpg_pgbouncer_stats_total_wait_time: gauge('database'),
    cnpg_pgbouncer_stats_total_xact_count: gauge('database'),
    cnpg_pgbouncer_stats_total_xact_time: gauge('database'),
    cnpg_pgbouncer_stats_total_received: gauge('database'),
    cnpg_pgbouncer_stats_total_sent: gauge('database'),
  },
};

/** Labels of a database that PgBouncer knows. */
const bounced = ['name', 'host', 'port', 'database', 'force_user', 'pool_mode'] as const;

/** PgBouncer that somebody else runs. */
export const pgbouncerExporter: Exporter = {
  name: 'pgbouncer_exporter',
  scrape: 'pod',
  source: 'pgbouncer_exporter 0.11, collector.go',
  metrics: {
    pgbouncer_up: gauge(),
    pgbouncer_version_info: gauge('version'),
    pgbouncer_config_max_client_connections: gauge(),
    pgbouncer_config_max_user_connections: gauge(),
    pgbouncer_databases: gauge(),
    pgbouncer_pools: gauge(),
    pgbouncer_users: gauge(),
    pgbouncer_free_clients: gauge(),
    pgbouncer_used_clients: gauge(),
    pgbouncer_login_clients: gauge(),
    pgbouncer_free_servers: gauge(),
    pgbouncer_used_servers: gauge(),
    pgbouncer_databases_pool_size: gauge(...bounced),
    pgbouncer_databases_reserve_pool: gauge(...bounced),
    pgbouncer_databases_max_connections: gauge(...bounced),
    pgbouncer_databases_current_connections: gauge(...bounced),
    pgbouncer_databases_paused: gauge(...bounced),
    pgbouncer_databases_disabled: gauge(...bounced),
    pgbouncer_pools_client_active_connections: gauge(...pool),
    pgbouncer_pools_client_waiting_connections: gauge(...pool),
    pgbouncer_pools_client_maxwait_seconds: gauge(...pool),
    pgbouncer_pools_server_active_connections: gauge(...pool),
    pgbouncer_pools_server_idle_connections: gauge(...pool),
    pgbouncer_pools_server_used_connections: gauge(...pool),
    pgbouncer_pools_server_testing_connections: gauge(...pool),
    pgbouncer_pools_server_login_connections: gauge(...pool),
    pgbouncer_stats_totals_queries_pooled_total: counter('database'),
    pgbouncer_stats_totals_queries_duration_seconds_total: counter('database'),
    pgbouncer_stats_totals_sql_transactions_pooled_total: counter('database'),
    pgbouncer_stats_totals_server_in_transaction_seconds_total: counter('database'),
    pgbouncer_stats_totals_client_wait_seconds_total: counter('database'),
    pgbouncer_stats_totals_received_bytes_total: counter('database'),
    pgbouncer_stats_totals_sent_bytes_total: counter('database'),
  },
};

/** Labels of connections. Source: postgres_exporter, cmd/postgres_exporter/queries.go and postgres_exporter.go. */
const activity = [
  ...['datname', 'state', 'usename', 'application_name', 'backend_type', 'wait_event_type', 'wait_event'],
  'server',
] as const;

export const postgresExporter: Exporter = {
  name: 'postgres_exporter',
  scrape: 'pod',
  source: 'postgres_exporter 0.20, collector/',
  metrics: {
    pg_up: gauge(),
    pg_exporter_last_scrape_error: gauge(),
    pg_database_size_bytes: gauge('datname'),
    pg_replication_lag_seconds: gauge(),
    pg_replication_is_replica: gauge(),
    pg_settings_max_connections: gauge('server'),
    pg_stat_activity_count: gauge(...activity),
    pg_stat_activity_max_tx_duration: gauge(...activity),
    pg_stat_database_numbackends: gauge('datid', 'datname'),
    pg_stat_database_xact_commit: counter('datid', 'datname'),
    pg_stat_database_xact_rollback: counter('datid', 'datname'),
    pg_stat_database_deadlocks: counter('datid', 'datname'),
    pg_stat_database_blks_hit: counter('datid', 'datname'),
    pg_stat_database_blks_read: counter('datid', 'datname'),
    pg_stat_database_tup_fetched: counter('datid', 'datname'),
    pg_locks_count: gauge('datname', 'mode'),
  },
};

export const redisExporter: Exporter = {
  name: 'redis_exporter',
  scrape: 'pod',
  source: 'redis_exporter 1.90, exporter/exporter.go',
  metrics: {
    redis_up: gauge(),
    redis_exporter_last_scrape_error: gauge('err'),
    redis_instance_info: gauge(
      ...['role', 'redis_version', 'redis_build_id', 'redis_mode', 'os', 'maxmemory_policy'],
      ...['tcp_port', 'run_id', 'process_id', 'master_replid'],
    ),
    redis_uptime_in_seconds: gauge(),
    redis_connected_clients: gauge(),
    redis_blocked_clients: gauge(),
    redis_rejected_connections_total: counter(),
    redis_memory_used_bytes: gauge(),
    redis_memory_max_bytes: gauge(),
    redis_evicted_keys_total: counter(),
    redis_expired_keys_total: counter(),
    redis_keyspace_hits_total: counter(),
    redis_keyspace_misses_total: counter(),
    redis_commands_processed_total: counter(),
    redis_commands_total: counter('cmd'),
    redis_commands_duration_seconds_total: counter('cmd'),
    redis_db_keys: gauge('db'),
    redis_connected_slaves: gauge(),
    redis_master_link_up: gauge('master_host', 'master_port'),
    redis_connected_slave_lag_seconds: gauge('slave_ip', 'slave_port', 'slave_state'),
    redis_connected_slave_offset_bytes: gauge('slave_ip', 'slave_port', 'slave_state'),
    redis_sentinel_masters: gauge(),
    redis_sentinel_master_status: gauge('master_name', 'master_address', 'master_status'),
    redis_sentinel_master_slaves: gauge('master_name', 'master_address'),
    redis_sentinel_master_ok_slaves: gauge('master_name', 'master_address'),
    redis_sentinel_master_sentinels: gauge('master_name', 'master_address'),
    redis_sentinel_master_ok_sentinels: gauge('master_name', 'master_address'),
  },
};

export const rabbitmq: Exporter = {
  name: 'RabbitMQ',
  scrape: 'pod',
  source: 'rabbitmq-server 4.1, deps/rabbitmq_prometheus/metrics.md',
  metrics: {
    rabbitmq_identity_info: gauge('rabbitmq_node', 'rabbitmq_cluster', 'rabbitmq_cluster_permanent_id'),
    rabbitmq_connections: gauge(),
    rabbitmq_channels: gauge(),
    rabbitmq_consumers: gauge(),
    rabbitmq_queues: gauge(),
    rabbitmq_queue_messages: gauge(),
    rabbitmq_queue_messages_ready: gauge(),
    rabbitmq_queue_messages_unacked: gauge(),
    rabbitmq_detailed_queue_messages: gauge('queue', 'vhost'),
    rabbitmq_detailed_queue_messages_ready: gauge('queue', 'vhost'),
    rabbitmq_detailed_queue_messages_unacked: gauge('queue', 'vhost'),
    rabbitmq_detailed_queue_consumers: gauge('queue', 'vhost'),
    rabbitmq_global_messages_received_total: counter('protocol'),
    rabbitmq_global_messages_delivered_total: counter('protocol', 'queue_type'),
    rabbitmq_global_messages_acknowledged_total: counter('protocol', 'queue_type'),
    rabbitmq_global_messages_redelivered_total: counter('protocol', 'queue_type'),
    rabbitmq_global_messages_dead_lettered_rejected_total: counter(...['queue_type', 'dead_letter_strategy']),
    rabbitmq_disk_space_available_bytes: gauge(),
    rabbitmq_disk_space_available_limit_bytes: gauge(),
    rabbitmq_process_resident_memory_bytes: gauge(),
    rabbitmq_resident_memory_limit_bytes: gauge(),
    rabbitmq_alarms_memory_used_watermark: gauge(),
    rabbitmq_alarms_free_disk_space_watermark: gauge(),
    rabbitmq_unreachable_cluster_peers_count: gauge(),
  },
};

export const seaweedfs: Exporter = {
  name: 'SeaweedFS',
  scrape: 'pod',
  source: 'SeaweedFS 4.48, weed/stats/metrics.go',
  metrics: {
    SeaweedFS_master_is_leader: gauge(),
    SeaweedFS_volumeServer_resource: gauge('name', 'type'),
    SeaweedFS_s3_request_total: counter('type', 'code', 'bucket'),
    SeaweedFS_s3_bucket_size_bytes: gauge('bucket'),
  },
};

/** Labels of what the collector tells of one queue. */
const queue = ['rabbitmq_queue_name', 'rabbitmq_vhost_name', 'rabbitmq_node_name'] as const;

/** A managed RabbitMQ, asked at its management API by the collector of OpenTelemetry. */
export const managedBroker: Exporter = {
  name: 'RabbitMQ, by its management API',
  scrape: 'pod',
  source: 'opentelemetry-collector-contrib 0.158, receiver/rabbitmqreceiver/documentation.md',
  metrics: {
    rabbitmq_message_current: gauge(...queue, 'state'),
    rabbitmq_consumer_count: gauge(...queue),
    rabbitmq_node_mem_alarm: gauge('rabbitmq_node_name'),
    rabbitmq_node_disk_free_alarm: gauge('rabbitmq_node_name'),
  },
};

/** Labels of every series of one node. */
const elasticNode = [
  ...['cluster', 'host', 'name', 'es_master_node', 'es_data_node', 'es_ingest_node', 'es_client_node'],
] as const;

/** It asks only the node that it is connected to, unless it is told `--es.all`. */
export const elasticsearchExporter: Exporter = {
  name: 'elasticsearch_exporter',
  scrape: 'pod',
  source: 'elasticsearch_exporter 1.11, README.md, collector/cluster_health.go, collector/nodes.go',
  metrics: {
    elasticsearch_cluster_health_status: gauge('cluster', 'color'),
    elasticsearch_cluster_health_number_of_nodes: gauge('cluster'),
    elasticsearch_cluster_health_number_of_data_nodes: gauge('cluster'),
    elasticsearch_cluster_health_active_shards: gauge('cluster'),
    elasticsearch_cluster_health_active_primary_shards: gauge('cluster'),
    elasticsearch_cluster_health_initializing_shards: gauge('cluster'),
    elasticsearch_cluster_health_relocating_shards: gauge('cluster'),
    elasticsearch_cluster_health_unassigned_shards: gauge('cluster'),
    elasticsearch_cluster_health_delayed_unassigned_shards: gauge('cluster'),
    elasticsearch_cluster_health_number_of_pending_tasks: gauge('cluster'),
    elasticsearch_filesystem_data_available_bytes: gauge(...elasticNode, 'mount', 'path'),
    elasticsearch_filesystem_data_free_bytes: gauge(...elasticNode, 'mount', 'path'),
    elasticsearch_filesystem_data_size_bytes: gauge(...elasticNode, 'mount', 'path'),
    elasticsearch_jvm_memory_used_bytes: gauge(...elasticNode, 'area'),
    elasticsearch_jvm_memory_max_bytes: gauge(...elasticNode, 'area'),
    elasticsearch_jvm_memory_committed_bytes: gauge(...elasticNode, 'area'),
    elasticsearch_jvm_gc_collection_seconds_sum: counter(...elasticNode, 'gc'),
    elasticsearch_jvm_gc_collection_seconds_count: counter(...elasticNode, 'gc'),
    elasticsearch_breakers_tripped: counter(...elasticNode, 'breaker'),
    elasticsearch_thread_pool_rejected_count: counter(...elasticNode, 'type'),
    elasticsearch_thread_pool_queue_count: gauge(...elasticNode, 'type'),
    elasticsearch_process_cpu_percent: gauge(...elasticNode),
    elasticsearch_indices_docs: gauge(...elasticNode),
    elasticsearch_indices_store_size_bytes: gauge(...elasticNode),
    elasticsearch_indices_search_query_total: counter(...elasticNode),
    elasticsearch_indices_search_query_time_seconds: counter(...elasticNode),
    elasticsearch_indices_search_fetch_total: counter(...elasticNode),
    elasticsearch_indices_search_fetch_time_seconds: counter(...elasticNode),
    elasticsearch_indices_indexing_index_total: counter(...elasticNode),
    elasticsearch_indices_indexing_index_time_seconds_total: counter(...elasticNode),
  },
};
