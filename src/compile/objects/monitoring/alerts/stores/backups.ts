import type { Backup, Store } from '../../../../../model/index.ts';
import { type Alert, type AlertContext, builtIn, type Step, time } from '../../alert.ts';
import { condition } from './condition.ts';
import { group, perNamespace } from './look.ts';

const hour = 3600;
const day = 24 * hour;
/** What a copy may take, and a second try: so much older than its schedule the last one may be. */
const slack = 2 * hour;
/** Told by the plugin that makes the copies; what the operator itself says of backups stays 0 with it. */
const lastBackup = 'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp';

/** A database in the cluster that is backed up. */
type BackedUp = Store & { readonly backup: Backup };

/** The alerts about the way of databases out of the cluster: copies of the whole, and the log between them. */
export function backupAlerts(
  context: AlertContext,
  own: readonly Store[],
  look: readonly Step[],
): readonly Alert[] {
  const kept = own.filter((store): store is BackedUp => store.backup !== undefined);
  if (kept.length === 0) return [];
  return [...logAlerts(context, kept, look), ...copyAlerts(context, kept, look)];
}

function logAlerts(
  context: AlertContext,
  kept: readonly BackedUp[],
  look: readonly Step[],
): readonly Alert[] {
  const waiting = (stores: readonly Store[], by: string) =>
    `max by (${by}) (cnpg_collector_pg_wal_archive_status{${condition(stores)}, value="ready"})`;
  const page = {
    look: [
      {
        text: 'What the archiver says:',
        commands: perNamespace(kept, (name, namespace) => [
          `kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.conditions}'`,
        ]),
      },
      ...look,
    ],
    mend: [
      {
        text: 'Most often the bucket refuses: check the permissions of the ServiceAccount and that the bucket exists.',
      },
    ],
  };
  return [
    ...builtIn(context, group, 'WalArchivingFailing', (_, { for: wait }) => ({
      expr: `${waiting(kept, 'store, pod')} > 10`,
      why: 'A few segments wait at any time; ten are more than a busy minute.',
      summary: '{{ $labels.store }} cannot archive its log: {{ $value }} segments wait',
      page: {
        meaning: `For ${time(wait)} more than ten finished segments of the write-ahead log have waited to be archived.`,
        impact: 'The database cannot be restored to the present; at last its volume is full, and it stops.',
        ...page,
      },
    })),
    ...builtIn(context, group, 'RecoveryPointMissed', () => ({
      expr: by(kept, ({ backup }) => backup.rpo)
        .map(
          ([rpo, stores]) =>
            `max by (store) (cnpg_pg_stat_archiver_seconds_since_last_archival{${condition(stores)}}) > ${rpo}\nand ${waiting(stores, 'store')} > 0`,
        )
        .join('\nor '),
      why: 'Only while a segment waits: a database that nobody changes has nothing to archive.',
      summary: 'The log of {{ $labels.store }} left the cluster {{ $value | humanizeDuration }} ago',
      page: {
        meaning: `Changes have waited to leave the cluster for longer than may be lost: ${listed(kept, ({ backup }) => time(backup.rpo))}.`,
        impact: 'If the cluster were lost now, more would be lost than was agreed.',
        ...page,
      },
    })),
  ];
}

function copyAlerts(
  context: AlertContext,
  kept: readonly BackedUp[],
  look: readonly Step[],
): readonly Alert[] {
  const page = {
    look: [
      {
        text: 'The copies that were tried, and why the last one failed:',
        commands: perNamespace(kept, (name, namespace) => [
          `kubectl -n ${namespace} get backups -l cnpg.io/cluster=${name} --sort-by=.metadata.creationTimestamp`,
          `kubectl -n ${namespace} get objectstore ${name} -o jsonpath='{.status.serverRecoveryWindow}'`,
          `kubectl -n ${namespace} logs -l cnpg.io/cluster=${name} -c plugin-barman-cloud --tail=50 --prefix`,
        ]),
      },
      ...look,
    ],
    mend: [
      {
        text: 'Mend the cause, mostly the right to the bucket or the log that is not archived; then do not wait for the schedule:',
        commands: perNamespace(kept, (name, namespace) => [
          `kubectl cnpg backup ${name} -n ${namespace} --method=plugin --plugin-name=barman-cloud.cloudnative-pg.io`,
        ]),
      },
    ],
  };
  return [
    ...builtIn(context, group, 'BackupTooOld', () => ({
      expr: by(kept, ({ backup }) => every(backup) + slack)
        .map(([age, stores]) => `time() - max by (store) (${lastBackup}{${condition(stores)}} > 0) > ${age}`)
        .join('\nor '),
      why: 'The time between two copies, and two hours for the copy itself and a second try.',
      summary: 'The last backup of {{ $labels.store }} is {{ $value | humanizeDuration }} old',
      page: {
        meaning: `A copy of the whole database was due and did not succeed. Made every: ${listed(kept, ({ backup }) => time(every(backup)))}.`,
        impact:
          'A restore begins from an older copy and takes longer. When the last copy is older than copies are kept, nothing can be restored.',
        ...page,
      },
    })),
    ...builtIn(context, group, 'BackupMissing', (_, { for: wait }) => ({
      expr: [
        `max by (store) (${lastBackup}{${condition(kept)}}) == 0`,
        ...kept.map(({ name }) => `absent(${lastBackup}{store="${name}"})`),
      ].join('\nor '),
      why: 'Zero as long as none has succeeded; where the plugin is gone, nobody knows, which is as bad.',
      summary: 'There is no backup of {{ $labels.store }}',
      page: {
        meaning: `For ${time(wait)} there has been no copy of a database, or nobody could tell.`,
        impact: 'If its volumes are lost, the data is lost.',
        ...page,
      },
    })),
  ];
}

/** Seconds between two copies. */
function every({ hours, weekly }: Backup): number {
  return weekly ? 7 * day : day / hours.length;
}

/** The stores by a number that they share, so that each number stands in one expression. */
function by(
  stores: readonly BackedUp[],
  number: (store: BackedUp) => number,
): readonly (readonly [number, readonly BackedUp[]])[] {
  const found = new Map<number, BackedUp[]>();
  for (const store of stores) found.set(number(store), [...(found.get(number(store)) ?? []), store]);
  return [...found];
}

function listed(stores: readonly BackedUp[], say: (store: BackedUp) => string): string {
  return stores.map((store) => `${store.name} ${say(store)}`).join(', ');
}
