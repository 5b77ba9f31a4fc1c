import { type Environment, exporterOf, type Platform, type Store } from '../../../model/index.ts';
import type { Section, Sketch } from './dashboard.ts';
import { lines, number, type Unplaced } from './panels.ts';
import { rate, series, sum } from './queries.ts';

/** The databases, caches and queues. */
export function storeDashboard(platform: Platform, environment: Environment): Sketch {
  return {
    uid: `${platform.name}-stores`.slice(0, 40),
    title: 'Data stores',
    description: `Databases, caches and queues of ${platform.name}`,
    tags: [platform.name, 'stores'],
    sections: environment.stores.map((store): Section => ({ title: store.name, panels: panelsOf(store) })),
  };
}

/** Labels of the series of a store. */
type Pods = Readonly<Record<string, string>>;

/** Pods of a store carry its name, as do those of the program that asks it for its metrics. */
function podsOf(store: Store): Pods {
  const pod = `~${store.name}-.*`;
  return store.runs === 'cluster' ? { namespace: store.namespace, pod } : { pod };
}

function panelsOf(store: Store): readonly Unplaced[] {
  switch (store.type) {
    case 'postgres':
      return store.runs === 'cluster' ? cloudNativePg(store) : postgres(store);
    case 'redis':
      return redis(store);
    case 'rabbitmq':
      return store.runs === 'cluster' ? rabbitmq(store) : managedBroker(store);
    case 'opensearch':
    case 'elasticsearch':
      return search(store);
    case 'bucket':
      return exporterOf(store) === 'seaweedfs' ? objectServers(store) : [];
  }
}

/** Whether the exporter of a store can ask it. */
function up(metric: string, pods: Pods): Unplaced {
  return number({
    title: 'Up',
    warn: 1,
    alarm: 0.5,
    questions: [{ expr: `max(${series(metric, pods)})`, legend: 'up' }],
  });
}

/** What a PostgreSQL does; the names of the metrics begin as its exporter has them. */
function transactions(prefix: 'pg' | 'cnpg_pg', pods: Pods): Unplaced {
  return lines({
    title: 'Transactions',
    unit: 'perSecond',
    questions: [
      { expr: sum(rate(`${prefix}_stat_database_xact_commit`, pods)), legend: 'committed' },
      { expr: sum(rate(`${prefix}_stat_database_xact_rollback`, pods)), legend: 'rolled back' },
    ],
  });
}

function size(prefix: 'pg' | 'cnpg_pg', pods: Pods): Unplaced {
  return lines({
    title: 'Size',
    unit: 'bytes',
    questions: [
      { expr: `max by (datname) (${series(`${prefix}_database_size_bytes`, pods)})`, legend: '{{datname}}' },
    ],
  });
}

function cloudNativePg(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  return [
    number({
      title: 'Instances up',
      warn: store.instances,
      alarm: Math.min(1, store.instances - 0.5),
      questions: [{ expr: sum(series('cnpg_collector_up', pods)), legend: 'up' }],
    }),
    number({
      title: 'Since the last backup',
      unit: 'seconds',
      warn: 26 * 3600,
      alarm: 50 * 3600,
      questions: [
        {
          expr: `time() - max(${series('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp', pods)})`,
          legend: 'backup',
        },
      ],
    }),
    lines({
      title: 'Connections',
      questions: [
        { expr: sum(series('cnpg_backends_total', pods), 'pod', 'state'), legend: '{{pod}} {{state}}' },
      ],
    }),
    transactions('cnpg_pg', pods),
    lines({
      title: 'Lag of the replicas',
      unit: 'seconds',
      warn: 10,
      alarm: 60,
      questions: [{ expr: `max by (pod) (${series('cnpg_pg_replication_lag', pods)})`, legend: '{{pod}}' }],
    }),
    size('cnpg_pg', pods),
  ];
}

function postgres(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  return [
    up('pg_up', pods),
    lines({
      title: 'Connections',
      questions: [
        { expr: sum(series('pg_stat_activity_count', pods), 'state'), legend: '{{state}}' },
        { expr: `max(${series('pg_settings_max_connections', pods)})`, legend: 'limit' },
      ],
    }),
    transactions('pg', pods),
    size('pg', pods),
  ];
}

function redis(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  return [
    up('redis_up', pods),
    lines({
      title: 'Memory',
      unit: 'bytes',
      questions: [
        { expr: sum(series('redis_memory_used_bytes', pods)), legend: 'used' },
        { expr: sum(series('redis_memory_max_bytes', pods)), legend: 'limit' },
      ],
    }),
    lines({
      title: 'Share of the look-ups that hit',
      unit: 'share',
      maximum: 1,
      questions: [
        {
          expr: `${sum(rate('redis_keyspace_hits_total', pods))} / (${sum(rate('redis_keyspace_hits_total', pods))} + ${sum(rate('redis_keyspace_misses_total', pods))})`,
          legend: 'hits',
        },
      ],
    }),
    lines({
      title: 'Keys thrown out for lack of memory',
      unit: 'perSecond',
      questions: [{ expr: sum(rate('redis_evicted_keys_total', pods)), legend: 'evicted' }],
    }),
  ];
}

function objectServers(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  const disk = (type: string) => sum(series('SeaweedFS_volumeServer_resource', { ...pods, type }), 'pod');
  return [
    number({
      title: 'Servers up',
      warn: store.instances,
      alarm: store.instances / 2,
      questions: [{ expr: `count(${series('SeaweedFS_master_is_leader', pods)})`, legend: 'up' }],
    }),
    lines({
      title: 'Disks',
      unit: 'share',
      maximum: 1,
      warn: 0.7,
      alarm: 0.9,
      questions: [{ expr: `${disk('used')} / ${disk('all')}`, legend: '{{pod}}' }],
    }),
    lines({
      title: 'Size of the buckets',
      unit: 'bytes',
      questions: [
        { expr: `max by (bucket) (${series('SeaweedFS_s3_bucket_size_bytes', pods)})`, legend: '{{bucket}}' },
      ],
    }),
    lines({
      title: 'Requests',
      unit: 'perSecond',
      questions: [
        { expr: sum(rate('SeaweedFS_s3_request_total', pods), 'type', 'code'), legend: '{{type}} {{code}}' },
      ],
    }),
  ];
}

function rabbitmq(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  return [
    number({
      title: 'Consumers',
      questions: [{ expr: sum(series('rabbitmq_consumers', pods)), legend: 'consumers' }],
    }),
    lines({
      title: 'Messages',
      questions: [
        { expr: sum(series('rabbitmq_queue_messages_ready', pods)), legend: 'waiting' },
        { expr: sum(series('rabbitmq_queue_messages_unacked', pods)), legend: 'in work' },
      ],
    }),
    lines({
      title: 'Memory',
      unit: 'bytes',
      questions: [
        { expr: series('rabbitmq_process_resident_memory_bytes', pods), legend: '{{pod}}' },
        { expr: `max(${series('rabbitmq_resident_memory_limit_bytes', pods)})`, legend: 'limit' },
      ],
    }),
    lines({
      title: 'Disk that is left',
      unit: 'bytes',
      questions: [{ expr: series('rabbitmq_disk_space_available_bytes', pods), legend: '{{pod}}' }],
    }),
  ];
}

function managedBroker(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  return [
    number({
      title: 'Consumers',
      questions: [{ expr: sum(series('rabbitmq_consumer_count', pods)), legend: 'consumers' }],
    }),
    lines({
      title: 'Messages',
      questions: [
        {
          expr: sum(series('rabbitmq_message_current', pods), 'rabbitmq_queue_name', 'state'),
          legend: '{{rabbitmq_queue_name}} {{state}}',
        },
      ],
    }),
    number({
      title: 'Alarms',
      warn: 0.5,
      alarm: 1,
      questions: [
        { expr: sum(series('rabbitmq_node_mem_alarm', pods)), legend: 'memory' },
        { expr: sum(series('rabbitmq_node_disk_free_alarm', pods)), legend: 'disk' },
      ],
    }),
  ];
}

function search(store: Store): readonly Unplaced[] {
  const pods = podsOf(store);
  return [
    number({
      title: 'Healthy',
      warn: 1,
      alarm: 0.5,
      questions: [
        {
          expr: `max(${series('elasticsearch_cluster_health_status', { ...pods, color: 'green' })})`,
          legend: 'green',
        },
      ],
    }),
    lines({
      title: 'Searches',
      unit: 'perSecond',
      questions: [{ expr: sum(rate('elasticsearch_indices_search_query_total', pods)), legend: 'searches' }],
    }),
    lines({
      title: 'Disk that is left',
      unit: 'bytes',
      questions: [
        {
          expr: sum(series('elasticsearch_filesystem_data_available_bytes', pods), 'name'),
          legend: '{{name}}',
        },
      ],
    }),
  ];
}
