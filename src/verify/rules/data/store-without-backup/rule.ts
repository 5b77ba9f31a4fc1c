import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { postgresClustersOf } from '../databases.ts';

export const rule: Rule = {
  id: 'store-without-backup',
  title: 'A PostgreSQL cluster that nothing backs up',
  severity: 'warning',
  why: 'Standbys repeat a mistake at once: what is deleted or spoiled by hand is lost, as is everything with the cluster itself.',
  fix: 'Add a ScheduledBackup for it, and archive its log by the Barman Cloud plugin.',
  *check({ cluster, environment }) {
    const backedUp = new Set(
      cluster
        .ofKind('ScheduledBackup')
        .map(({ value, namespace }) => `${namespace}/${textAt(value, 'spec', 'cluster', 'name')}`),
    );
    for (const object of postgresClustersOf(cluster)) {
      const { value, name, namespace } = object;
      if (backedUp.has(`${namespace}/${name}`)) continue;
      // A copy of another cluster is restored from that one.
      if (textAt(value, 'spec', 'replica', 'source') !== undefined) continue;
      const declared = environment?.stores.find((store) => store.name === name);
      if (declared !== undefined && declared.backup === undefined) continue;
      yield {
        message: `${titleOf(object)} has no scheduled backup`,
        places: [placeIn(object, ['metadata', 'name'], 'no ScheduledBackup names it')],
      };
    }
  },
};
