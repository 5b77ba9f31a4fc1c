import { isObject } from '../../../../base/index.ts';
import type { KubernetesObject } from '../../../../facts/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt } from '../../../value.ts';
import { postgresClustersOf } from '../databases.ts';

/** What CloudNativePG sets where nobody does. Source: cloudnative-pg, docs/src/postgresql_conf.md. */
const defaultTimeout = '5min';

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86400 };

export const rule: Rule = {
  id: 'backup-slower-than-rpo',
  title: 'A database whose log leaves it less often than changes may be lost',
  severity: 'error',
  why: 'With the cluster goes everything since the log last left it: more than the definition says may be lost.',
  fix: 'Archive the log, and let archive_timeout be shorter than the time that may be lost.',
  needs: 'platform',
  *check({ cluster, environment }) {
    for (const object of postgresClustersOf(cluster)) {
      const store = environment.stores.find((one) => one.name === object.name);
      if (store?.backup === undefined) continue;
      const { rpo, path } = store.backup;
      const definition = [{ path, note: `no more than ${rpo} s may be lost` }];
      if (!isArchived(object)) {
        yield {
          message: `${titleOf(object)} does not archive its log, and may lose everything since its last backup instead of ${rpo} s`,
          places: [placeIn(object, ['metadata', 'name'], 'no plugin archives its log')],
          definition,
        };
        continue;
      }
      const parameters = ['spec', 'postgresql', 'parameters'];
      const text = String(fieldsAt(object.value, ...parameters).archive_timeout ?? defaultTimeout);
      const seconds = secondsOf(text);
      // 0 switches the timeout off: a quiet database keeps its last changes for ever.
      if (seconds === undefined || (seconds > 0 && seconds <= rpo)) continue;
      yield {
        message: `${titleOf(object)} sends its log every ${text}, although no more than ${rpo} s may be lost`,
        places: [placeIn(object, [...parameters, 'archive_timeout'], `archive_timeout is ${text}`)],
        definition,
      };
    }
  },
};

function isArchived({ value }: KubernetesObject): boolean {
  return (
    fieldsAt(value, 'spec', 'backup').barmanObjectStore !== undefined ||
    listAt(value, 'spec', 'plugins').some((plugin) => isObject(plugin) && plugin.isWALArchiver === true)
  );
}

/** A time of PostgreSQL's settings, in seconds; plain numbers are seconds here. */
function secondsOf(text: string): number | undefined {
  const [, amount, unit = 's'] = /^(\d+)\s*(ms|s|min|h|d)?$/.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : Number(amount) * (units[unit] ?? 1);
}
