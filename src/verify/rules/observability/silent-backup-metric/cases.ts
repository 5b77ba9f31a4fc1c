import type { RuleCases } from '../../../rule.ts';
import { alertFile, alertObject } from '../samples.ts';

const database = (rest: string) => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders
  namespace: shop
spec:
  instances: 3
  storage: { size: 20Gi }
${rest}`;
const plugin = '  plugins: [{ name: barman-cloud.cloudnative-pg.io, isWALArchiver: true }]\n';
const inTree = '  backup: { barmanObjectStore: { destinationPath: s3://backups } }\n';
const age = (metric: string, mark = '') => `'time() - max(${metric}) > 93600'${mark}`;
const old = 'cnpg_collector_last_available_backup_timestamp';
const told = 'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp';

export const cases: RuleCases = {
  bad: [
    {
      name: 'the age of a backup that a plugin made',
      files: {
        'database.yaml': database(plugin),
        'alerts.yaml': alertObject(age(old, ' # <-- here')),
      },
    },
    {
      name: 'in a file of rules',
      files: {
        'database.yaml': database(plugin),
        'rules/alerts.yml': alertFile(age('cnpg_collector_first_recoverability_point', ' # <-- here')),
      },
    },
  ],
  good: [
    {
      name: 'what the plugin says',
      files: { 'database.yaml': database(plugin), 'alerts.yaml': alertObject(age(told)) },
    },
    {
      name: 'backups of the operator itself',
      files: { 'database.yaml': database(inTree), 'alerts.yaml': alertObject(age(old)) },
    },
    {
      name: 'another metric of the operator',
      files: {
        'database.yaml': database(plugin),
        'alerts.yaml': alertObject("'cnpg_collector_up == 0'"),
      },
    },
  ],
};
