import { selectorsOf } from '../../../../telemetry/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf } from '../queries.ts';

/** Metrics that tell of backups: by their names, and those of the jobs that make them. */
const tellsOfBackups =
  /backup|recoverability|snapshot|velero|pgbackrest|wal_archive|archiver|^kube_(cronjob|job)_/i;

/** Kinds whose objects make backups on a schedule, as 'group/Kind'. */
const schedules = ['postgresql.cnpg.io/ScheduledBackup', 'velero.io/Schedule', 'k8up.io/Schedule'];

/**
 * Only where somebody is alerted of something: a repository without any alert has its alerts elsewhere, or none. Jobs
 * that make backups are watched by any alert about jobs.
 */
export const rule: Rule = {
  id: 'unwatched-backup',
  title: 'Backups on a schedule, and no alert about them',
  severity: 'warning',
  why: 'A backup fails in silence: a right is taken away, a volume fills, and nobody knows before the day of the restore.',
  fix: 'Add an alert on the age of the last backup that succeeded.',
  *check(input) {
    const alerts = queriesOf(input).filter(({ kind }) => kind === 'alert');
    const asked = alerts.flatMap(({ expression }) =>
      expression === undefined ? [] : selectorsOf(expression).map(({ metric = '' }) => metric),
    );
    if (alerts.length === 0 || asked.some((metric) => tellsOfBackups.test(metric))) return;
    for (const object of input.cluster.objects) {
      const group = object.apiVersion.split('/')[0];
      if (!schedules.includes(`${group}/${object.kind}`)) continue;
      yield {
        message: `${titleOf(object)} makes backups, and no alert asks whether they succeed`,
        places: [placeIn(object, ['metadata', 'name'], 'nobody is told when it fails')],
      };
    }
  },
};
