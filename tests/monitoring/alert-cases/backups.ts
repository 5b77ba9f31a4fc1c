import { type AlertCase, always, type Series } from './alert-case.ts';

const lastBackup = 'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp';
const hour = 3600;
/** Samples every four minutes: no alert waits for less, and a day is not long. */
const every = '4m';

/** What happens to the way of databases out of the cluster: orders is copied every six hours, archive once a day. */
export const backupCases: readonly AlertCase[] = [
  {
    alert: 'BackupTooOld',
    on: 'installed',
    what: 'nine hours after a copy that is due every six',
    series: backups(1, 20 * hour),
    every,
    after: '9h',
    fires: true,
  },
  {
    alert: 'BackupTooOld',
    on: 'installed',
    what: 'seven hours after a copy that is due every six, and takes its time',
    series: backups(1, 20 * hour),
    every,
    after: '7h',
    fires: false,
  },
  {
    alert: 'BackupTooOld',
    on: 'installed',
    what: 'one instance has not heard of the last copy',
    series: {
      ...backups(20 * hour, 20 * hour),
      [`${lastBackup}{store="orders", pod="orders-2"}`]: always(1),
    },
    every,
    after: '20h',
    fires: false,
  },
  {
    alert: 'BackupTooOld',
    on: 'installed',
    what: 'twenty-seven hours after a copy that is due every day',
    series: backups(30 * hour, 1),
    every,
    after: '27h',
    fires: true,
  },
  {
    alert: 'BackupMissing',
    on: 'installed',
    what: 'none was ever made, and the operator says zero as well',
    series: backups(0, 1),
    after: '1h30m',
    fires: true,
  },
  {
    alert: 'BackupMissing',
    on: 'installed',
    what: 'the plugin is gone',
    series: { 'cnpg_collector_up{store="orders", pod="orders-1"}': always(1) },
    after: '1h30m',
    fires: true,
  },
  {
    alert: 'BackupMissing',
    on: 'installed',
    what: 'the first copy takes half an hour',
    series: {
      ...backups(0, 1),
      [`${lastBackup}{store="orders", pod="orders-1"}`]: '0+0x120 1800+0x360',
    },
    after: '1h45m',
    fires: false,
  },
  {
    alert: 'RecoveryPointMissed',
    on: 'installed',
    what: 'a segment has waited for fifteen minutes, where ten may be lost',
    series: log('0+15x480', 1),
    after: '16m',
    fires: true,
  },
  {
    alert: 'RecoveryPointMissed',
    on: 'installed',
    what: 'nobody changes the database for hours',
    series: log('0+15x480', 0),
    after: '2h',
    fires: false,
  },
  {
    alert: 'RecoveryPointMissed',
    on: 'installed',
    what: 'a busy database archives all the time',
    series: log(always(4), 3),
    after: '2h',
    fires: false,
  },
];

function backups(orders: number, archive: number): Series {
  return {
    [`${lastBackup}{store="orders", pod="orders-1"}`]: always(orders),
    [`${lastBackup}{store="archive", pod="archive-1"}`]: always(archive),
    [`${lastBackup}{store="files-metadata", pod="files-metadata-1"}`]: always(1),
  };
}

function log(since: string, ready: number): Series {
  return {
    'cnpg_pg_stat_archiver_seconds_since_last_archival{store="orders", pod="orders-1"}': since,
    'cnpg_collector_pg_wal_archive_status{store="orders", pod="orders-1", value="ready"}': always(ready),
    'cnpg_collector_pg_wal_archive_status{store="orders", pod="orders-1", value="done"}': always(900),
  };
}
