import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject } from '../samples.ts';

const schedule = (mark = '') => `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata:
  name: orders${mark}
  namespace: shop
spec:
  schedule: "0 0 2 * * *"
  cluster: { name: orders }
`;
const velero = (mark = '') => `apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: nightly${mark}
  namespace: velero
spec:
  schedule: "0 2 * * *"
  template: {}
`;
const other = "'up == 0'";

export const cases: RuleCases = {
  bad: [
    {
      name: 'alerts about everything else',
      files: { 'backup.yaml': schedule(' # <-- here'), 'alerts.yaml': alertObject(other) },
    },
    {
      name: 'a schedule of Velero, and alerts in a file',
      files: { 'backup.yaml': velero(' # <-- here'), 'rules/alerts.yml': alertFile(other) },
    },
  ],
  good: [
    {
      name: 'the age of the last one',
      files: {
        'backup.yaml': schedule(),
        'alerts.yaml': alertObject(
          "'time() - max(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp) > 93600'",
        ),
      },
    },
    {
      name: 'the failures of Velero',
      files: {
        'backup.yaml': velero(),
        'alerts.yaml': alertObject("'increase(velero_backup_failure_total[1d]) > 0'"),
      },
    },
    { name: 'alerts that are elsewhere', files: { 'backup.yaml': schedule() } },
  ],
};
