import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { postgresClustersOf } from '../databases.ts';

export const rule: Rule = {
  id: 'deprecated-backup-field',
  title: 'Backups of PostgreSQL by a field that CloudNativePG gives up',
  severity: 'warning',
  why: 'The field is deprecated since CloudNativePG 1.26: with the release that takes it away, backups stop without a word in these files.',
  fix: 'Move the settings into an ObjectStore of the Barman Cloud plugin, and name it under spec.plugins.',
  *check({ cluster }) {
    for (const object of postgresClustersOf(cluster)) {
      if (fieldsAt(object.value, 'spec', 'backup').barmanObjectStore === undefined) continue;
      yield {
        message: `${titleOf(object)} is backed up by barmanObjectStore, which CloudNativePG gives up`,
        places: [placeIn(object, ['spec', 'backup', 'barmanObjectStore'], 'deprecated since 1.26')],
      };
    }
    for (const object of cluster.ofKind('ScheduledBackup')) {
      if (fieldsAt(object.value, 'spec').method !== 'barmanObjectStore') continue;
      yield {
        message: `${titleOf(object)} makes backups by barmanObjectStore, which CloudNativePG gives up`,
        places: [placeIn(object, ['spec', 'method'], 'deprecated since 1.26')],
        fix: 'Write method: plugin, and name the plugin under pluginConfiguration.',
      };
    }
  },
};
