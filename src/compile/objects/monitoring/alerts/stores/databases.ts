import { type Alert, type AlertContext, builtIn, share, time } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { backupAlerts } from './backups.ts';
import { condition, downOrGone } from './condition.ts';
import { callersOf, group, lookAtClusters, lookAtExporters } from './look.ts';
import { poolAlert } from './pools.ts';
import { replicationAlert } from './replication.ts';

/** The alerts about PostgreSQL, whoever runs it. */
export function databaseAlerts(context: AlertContext): readonly Alert[] {
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
    ...poolAlert(context, own),
    ...replicationAlert(
      context,
      own.filter(({ instances }) => instances > 1),
      look,
    ),
    ...backupAlerts(context, own, look),
  ];
}
