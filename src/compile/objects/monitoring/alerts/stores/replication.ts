import type { Store } from '../../../../../model/index.ts';
import { type Alert, type AlertContext, builtIn, type Step, time } from '../../alert.ts';
import { condition } from './condition.ts';
import { group } from './look.ts';

/** The alerts about the copies of a database: its standbys, and the archive of its log. */
export function replicationAlerts(
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
