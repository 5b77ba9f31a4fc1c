import type { Store } from '../../../../model/index.ts';
import { type Alert, type AlertContext, anyOf, builtIn, type Step, share, time } from '../alert.ts';
import { storesBy } from '../watched.ts';

const group = 'stores';

/** The alerts about stores, and about what is outside the platform. */
export function storeAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...databaseAlerts(context),
    ...redisAlerts(context),
    ...queueAlerts(context),
    ...searchAlert(context),
    ...externalAlert(context),
  ];
}

function condition(stores: readonly Store[]): string {
  return anyOf(
    'store',
    stores.map(({ name }) => name),
  );
}

/** A gauge of a store that is zero, or that nobody exports any more. */
function downOrGone(metric: string, stores: readonly Store[], by = 'store'): readonly string[] {
  if (stores.length === 0) return [];
  return [
    `max by (${by}) (${metric}{${condition(stores)}}) == 0`,
    ...stores.map(({ name }) => `absent(${metric}{store="${name}"})`),
  ];
}

function callersOf({ environment }: AlertContext, stores: readonly Store[]): string {
  return stores
    .map(({ name }) => {
      const callers = environment.services.filter(({ calls }) => calls.stores.includes(name));
      return `${name}: ${callers.map((one) => one.name).join(', ') || 'nobody'}`;
    })
    .join('; ');
}

/** How to look at a PostgreSQL that an operator runs. */
function lookAtClusters(stores: readonly Store[]): readonly Step[] {
  if (stores.length === 0) return [];
  return [
    {
      text: 'The instances, who leads, and how far the others are behind:',
      commands: stores.flatMap(({ name, namespace }) => [
        `kubectl -n ${namespace} get cluster ${name}`,
        `kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name} -o wide -L cnpg.io/instanceRole`,
        `kubectl -n ${namespace} logs -l cnpg.io/cluster=${name} --tail=50 --prefix`,
      ]),
    },
  ];
}

/** How to look at a store that only its exporter sees. */
function lookAtExporters({ environment }: AlertContext, stores: readonly Store[]): readonly Step[] {
  if (stores.length === 0) return [];
  return [
    {
      text: 'What its exporter says, which asks it as a service would:',
      commands: stores.map(
        ({ name }) =>
          `kubectl -n ${environment.monitoringNamespace} logs deployment/${name}-exporter --tail=50`,
      ),
    },
    ...(stores.some(({ runs }) => runs === 'managed')
      ? [
          {
            text: `The console of the cloud (${environment.cloud.provider}, ${environment.cloud.region}): state, events and maintenance of the instance.`,
          },
        ]
      : []),
  ];
}

function databaseAlerts(context: AlertContext): readonly Alert[] {
  const own = storesBy(context.environment, 'cloudnative-pg');
  const asked = storesBy(context.environment, 'postgres');
  const all = [...own, ...asked];
  if (all.length === 0) return [];
  const look = [...lookAtClusters(own), ...lookAtExporters(context, asked)];
  const impact = `Services that keep data there fail. Callers: ${callersOf(context, all)}.`;
  const used = [
    ...(own.length === 0
      ? []
      : [
          `sum by (store, pod) (cnpg_backends_total{${condition(own)}})\n/ max by (store, pod) (cnpg_pg_settings_setting{${condition(own)}, name="max_connections"})`,
        ]),
    ...(asked.length === 0
      ? []
      : [
          `sum by (store) (pg_stat_activity_count{${condition(asked)}})\n/ max by (store) (pg_settings_max_connections{${condition(asked)}})`,
        ]),
  ];
  return [
    ...builtIn(context, group, 'DatabaseConnectionFailures', (_, { for: wait }) => ({
      expr: [...downOrGone('cnpg_collector_up', own, 'store, pod'), ...downOrGone('pg_up', asked)].join(
        '\nor ',
      ),
      why: 'The exporter logs in as a service does; where it is gone itself, nobody knows, which is as bad.',
      summary: 'Nobody can connect to the database {{ $labels.store }}',
      page: {
        meaning: `For ${time(wait)} the exporter of a database could not log in, or was gone.`,
        impact,
        look,
        mend: [
          {
            text: 'An instance that is lost is replaced by its operator or its cloud; wait for it, and see that it happens.',
          },
          {
            text: 'Refused passwords: compare the secret of the callers with that of the database. Refused connections: see DatabaseConnectionsHigh.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'DatabaseConnectionsHigh', (bound) => ({
      expr: used.map((part) => `${part} > ${bound}`).join('\nor '),
      summary: '{{ $labels.store }} uses {{ $value | humanizePercentage }} of its connections',
      page: {
        meaning: `More than ${share(bound)} of the connections that a database allows are open.`,
        impact: `When none is left, new ones are refused. Callers: ${callersOf(context, all)}.`,
        look: [
          {
            text: 'Who holds them, and how many do nothing:',
            commands: [
              'SELECT usename, application_name, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC;',
            ],
          },
          ...look,
        ],
        mend: [
          {
            text: 'Many idle ones: lower the size of the pool of that service, or restart it. Pools times pods must stay below the limit.',
          },
        ],
      },
    })),
    ...replicationAlerts(
      context,
      own.filter(({ instances }) => instances > 1),
      own,
      look,
    ),
  ];
}

function replicationAlerts(
  context: AlertContext,
  replicated: readonly Store[],
  own: readonly Store[],
  look: readonly Step[],
): readonly Alert[] {
  return [
    ...(replicated.length === 0
      ? []
      : builtIn(context, group, 'ReplicationLag', (bound) => ({
          expr: `max by (store, pod) (cnpg_pg_replication_lag{${condition(replicated)}}) > ${bound}`,
          summary: '{{ $labels.pod }} of {{ $labels.store }} is {{ $value | humanizeDuration }} behind',
          page: {
            meaning: `A standby of a database is more than ${time(bound)} behind its leader.`,
            impact: 'Reads from it are stale. If it had to lead now, what it misses would be lost.',
            look,
            mend: [
              {
                text: 'A full volume or a slow disk shows in the events of its pod. A standby that cannot catch up is made again by deleting it with its volume; the operator copies it from the leader.',
                commands: replicated
                  .slice(0, 1)
                  .map(
                    ({ name, namespace }) => `kubectl cnpg destroy ${name} <instance number> -n ${namespace}`,
                  ),
              },
            ],
          },
        }))),
    ...(own.length === 0
      ? []
      : builtIn(context, group, 'WalArchivingFailing', (_, { for: wait }) => ({
          expr: `max by (store, pod) (cnpg_collector_pg_wal_archive_status{${condition(own)}, value="ready"}) > 10`,
          why: 'A few segments wait at any time; ten are more than a busy minute.',
          summary: '{{ $labels.store }} cannot archive its log: {{ $value }} segments wait',
          page: {
            meaning: `For ${time(wait)} more than ten finished segments of the write-ahead log have waited to be archived.`,
            impact:
              'The database cannot be restored to the present; at last its volume is full, and it stops.',
            look: [
              {
                text: 'What the archiver says:',
                commands: own.map(
                  ({ name, namespace }) =>
                    `kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.conditions}'`,
                ),
              },
              ...look,
            ],
            mend: [
              {
                text: 'Most often the bucket refuses: check the permissions of the ServiceAccount and that the bucket exists.',
              },
            ],
          },
        }))),
  ];
}

function redisAlerts(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'redis');
  if (stores.length === 0) return [];
  const inCluster = stores.filter(({ runs }) => runs === 'cluster');
  const look: readonly Step[] = [
    ...(inCluster.length === 0
      ? []
      : [
          {
            text: 'Its pod and what it says:',
            commands: inCluster.flatMap(({ name, namespace }) => [
              `kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name} -o wide`,
              `kubectl -n ${namespace} logs statefulset/${name} --tail=50`,
            ]),
          },
        ]),
    ...lookAtExporters(context, stores),
  ];
  return [
    ...builtIn(context, group, 'RedisUnavailable', (_, { for: wait }) => ({
      expr: downOrGone('redis_up', stores).join('\nor '),
      why: 'Where the exporter is gone itself, nobody knows, which is as bad.',
      summary: 'Nobody can connect to {{ $labels.store }}',
      page: {
        meaning: `For ${time(wait)} the exporter could not ask Redis, or was gone.`,
        impact: `Sessions and cached answers are gone or stale. Callers: ${callersOf(context, stores)}.`,
        look,
        mend: [
          {
            text: 'A pod that does not start: look at its volume and its memory limit.',
            commands: inCluster.map(
              ({ name, namespace }) => `kubectl -n ${namespace} rollout restart statefulset/${name}`,
            ),
          },
          {
            text: 'Refused passwords: the secret of the exporter and the callers must be that of the server.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'RedisMemoryHigh', (bound) => ({
      expr: `max by (store) (redis_memory_used_bytes{${condition(stores)}} / (redis_memory_max_bytes > 0)) > ${bound}`,
      why: 'A server without a bound of its own says zero.',
      summary: '{{ $labels.store }} uses {{ $value | humanizePercentage }} of its memory',
      page: {
        meaning: `Redis uses more than ${share(bound)} of the memory that it may use.`,
        impact: 'Beyond it keys with an expiry go before their time; where none has one, writes are refused.',
        look: [
          {
            text: 'Whether keys are taken away already, and what is kept:',
            commands: [
              'rate(redis_evicted_keys_total{store="<store>"}[5m])',
              'redis_db_keys{store="<store>"}',
            ],
          },
          ...look,
        ],
        mend: [{ text: 'Give keys an expiry, or raise the memory of the store in the definition.' }],
      },
    })),
  ];
}

function queueAlerts(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'rabbitmq');
  if (stores.length === 0) return [];
  const commands = (command: string) =>
    stores.map(
      ({ name, namespace }) => `kubectl -n ${namespace} exec ${name}-server-0 -c rabbitmq -- ${command}`,
    );
  const workers = context.environment.services.filter(({ calls }) =>
    stores.some(({ name }) => calls.stores.includes(name)),
  );
  return [
    ...builtIn(context, group, 'QueueBacklog', (bound) => ({
      expr: `sum by (store, vhost, queue) (rabbitmq_detailed_queue_messages_ready{${condition(stores)}}) > ${bound}`,
      summary: '{{ $value }} messages wait in {{ $labels.queue }} of {{ $labels.store }}',
      page: {
        meaning: `More than ${bound} messages wait in a queue.`,
        impact: 'What they ask for happens late; at last the broker stops taking new ones.',
        look: [
          {
            text: 'Which queues, and whether anybody takes from them:',
            commands: commands(
              'rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers',
            ),
          },
          { text: `Whether those who take from it run: ${workers.map(({ name }) => name).join(', ')}.` },
        ],
        mend: [
          {
            text: 'Add pods of the service that takes from it. If one message fails again and again, move it aside.',
            commands: ['kubectl -n <namespace> scale deployment/<service> --replicas=<more>'],
          },
        ],
      },
    })),
    ...builtIn(context, group, 'QueueBrokerAlarm', () => ({
      expr: [
        `max by (store, pod) (rabbitmq_alarms_memory_used_watermark{${condition(stores)}}) == 1`,
        `max by (store, pod) (rabbitmq_alarms_free_disk_space_watermark{${condition(stores)}}) == 1`,
        ...stores.map(({ name }) => `absent(rabbitmq_identity_info{store="${name}"})`),
      ].join('\nor '),
      summary: 'The broker {{ $labels.store }} takes no messages',
      page: {
        meaning:
          'A node of the broker is out of memory or disk, so that it blocks all who publish; or none answers.',
        impact: `Whoever publishes waits or fails: ${workers.map(({ name }) => name).join(', ')}.`,
        look: [
          {
            text: 'Alarms, memory and disk of the nodes:',
            commands: commands('rabbitmq-diagnostics status'),
          },
        ],
        mend: [
          {
            text: 'Take messages away by working them off or purging a queue that nobody needs; then raise memory or storage in the definition.',
          },
        ],
      },
    })),
  ];
}

function searchAlert(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'elasticsearch');
  if (stores.length === 0) return [];
  return builtIn(context, group, 'SearchClusterUnhealthy', (_, { for: wait }) => ({
    expr: [
      `max by (store) (elasticsearch_cluster_health_status{${condition(stores)}, color="red"}) == 1`,
      ...stores.map(({ name }) => `absent(elasticsearch_cluster_health_status{store="${name}"})`),
    ].join('\nor '),
    summary: 'The search cluster {{ $labels.store }} is red, or cannot be asked',
    page: {
      meaning: `For ${time(wait)} a primary shard has been missing, or nobody could ask.`,
      impact: `Searches miss results, and some writes fail. Callers: ${callersOf(context, stores)}.`,
      look: [
        {
          text: 'Which shards, and why:',
          commands: [
            'curl -s "$ADDRESS/_cluster/health?level=indices&pretty"',
            'curl -s "$ADDRESS/_cluster/allocation/explain?pretty"',
          ],
        },
        ...lookAtExporters(context, stores),
      ],
      mend: [
        {
          text: 'Most often a disk is full: delete old indices or enlarge it. A lost shard comes back with its node, or from a snapshot.',
        },
      ],
    },
  }));
}

function externalAlert(context: AlertContext): readonly Alert[] {
  const { environment } = context;
  if (environment.externals.length === 0) return [];
  return builtIn(context, group, 'ExternalUnreachable', (_, { for: wait }) => ({
    expr: 'max by (external) (probe_success) == 0',
    summary: '{{ $labels.external }} cannot be reached from the cluster',
    page: {
      meaning: `For ${time(wait)} no connection to a system outside the platform came about.`,
      impact: `What needs it fails: ${environment.externals
        .map(
          ({ name, host }) =>
            `${name} (${host}) is called by ${
              environment.services
                .filter(({ calls }) => calls.externals.includes(name))
                .map((one) => one.name)
                .join(', ') || 'nobody'
            }`,
        )
        .join('; ')}.`,
      look: [
        {
          text: 'Whether it is they or we: the page that tells their state, then the way from the cluster:',
          commands: [
            `kubectl -n ${environment.monitoringNamespace} logs deployment/blackbox-exporter --tail=50`,
          ],
        },
      ],
      mend: [
        {
          text: 'If they are down, tell the users and wait. If their addresses changed, change them in the definition: the network policies follow.',
        },
      ],
    },
  }));
}
