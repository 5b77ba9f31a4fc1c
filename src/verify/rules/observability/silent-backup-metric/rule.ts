import { isObject } from '../../../../base/index.ts';
import type { KubernetesObject } from '../../../../facts/index.ts';
import { selectorsOf } from '../../../../telemetry/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt } from '../../../value.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** What the operator itself says of backups; each has a namesake of the plugin. */
const ofOperator =
  /^cnpg_collector_(last_available_backup_timestamp|last_failed_backup_timestamp|first_recoverability_point)$/;

/**
 * Backups by a plugin are told by the plugin alone. Where one database is still backed up by the operator itself, the
 * old names are right for it.
 */
export const rule: Rule = {
  id: 'silent-backup-metric',
  title: 'A query of backups that asks the operator, where a plugin makes them',
  severity: 'error',
  why: 'The metrics of CloudNativePG itself stay 0 for backups that a plugin makes: an alert on the age fires for ever, one on failures never does, and both are soon ignored.',
  fix: 'Ask for barman_cloud_cloudnative_pg_io_last_available_backup_timestamp and its like.',
  *check(input) {
    const databases = input.cluster
      .ofKind('Cluster')
      .filter(({ apiVersion }) => apiVersion.startsWith('postgresql.cnpg.io/'));
    const [first] = databases.filter(byPlugin);
    if (first === undefined || databases.some(byOperator)) return;
    for (const query of queriesOf(input)) {
      const asked = (query.expression === undefined ? [] : selectorsOf(query.expression)).flatMap(
        ({ metric = '' }) => (ofOperator.test(metric) ? [metric] : []),
      );
      for (const metric of new Set(asked)) {
        yield {
          message: `${titleOfQuery(query)} asks for ${metric}, which is 0 for ${titleOf(first)}`,
          places: [
            query.at('expr', `asks for ${metric}`),
            placeIn(first, ['spec', 'plugins'], 'a plugin makes its backups'),
          ],
          fix: `Ask for ${metric.replace('cnpg_collector', 'barman_cloud_cloudnative_pg_io')}.`,
        };
      }
    }
  },
};

function byPlugin({ value }: KubernetesObject): boolean {
  return listAt(value, 'spec', 'plugins').some(
    (plugin) =>
      isObject(plugin) && plugin.name === 'barman-cloud.cloudnative-pg.io' && plugin.enabled !== false,
  );
}

function byOperator({ value }: KubernetesObject): boolean {
  const backup = fieldsAt(value, 'spec', 'backup');
  return backup.barmanObjectStore !== undefined || backup.volumeSnapshot !== undefined;
}
