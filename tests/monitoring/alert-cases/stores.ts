import { type AlertCase, always, type Series } from './alert-case.ts';
import { broker, databases } from './series.ts';

/** What happens to stores, and to what is outside the platform. */
export const storeCases: readonly AlertCase[] = [
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
    alert: 'QueueBacklog',
    what: 'two thousand wait in a managed broker',
    series: {
      'rabbitmq_message_current{store="feed", rabbitmq_queue_name="orders", state="ready"}': always(2000),
      'rabbitmq_message_current{store="feed", rabbitmq_queue_name="orders", state="unacknowledged"}':
        always(1),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'QueueBacklog',
    what: 'two thousand are in work in a managed broker',
    series: {
      'rabbitmq_message_current{store="feed", rabbitmq_queue_name="orders", state="ready"}': always(1),
      'rabbitmq_message_current{store="feed", rabbitmq_queue_name="orders", state="unacknowledged"}':
        always(2000),
    },
    after: '15m',
    fires: false,
  },
  {
    alert: 'QueueBrokerAlarm',
    what: 'nobody can ask the managed broker',
    series: { 'rabbitmq_identity_info{store="events", pod="events-server-0"}': always(1) },
    after: '3m',
    fires: true,
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
];

function connections(open: number): Series {
  return {
    'cnpg_backends_total{store="orders", pod="orders-1", state="active"}': always(10),
    'cnpg_backends_total{store="orders", pod="orders-1", state="idle"}': always(open - 10),
    'cnpg_pg_settings_setting{store="orders", pod="orders-1", name="max_connections"}': always(100),
  };
}
