import type { Command, KubernetesObject } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { neighboursOf } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import { isProduction } from '../../../production.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { postgresClustersOf } from '../databases.ts';

export const rule: Rule = {
  id: 'store-without-backup',
  title: 'A database that nothing backs up',
  severity: 'warning',
  why: 'Standbys repeat a mistake at once: what is deleted or spoiled by hand is lost, as is everything with the cluster or its volume.',
  fix: 'Add a ScheduledBackup for it, and archive its log by the Barman Cloud plugin; where no operator runs it, a CronJob that sends a dump away.',
  *check(input) {
    const { cluster, environment } = input;
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
    for (const { object, image } of handMade(input)) {
      yield {
        message: `${titleOf(object)} keeps data of ${image}, and nothing in these files makes a copy of them`,
        places: [placeIn(object, ['metadata', 'name'], 'neither a CronJob nor a schedule saves its data')],
      };
    }
  },
};

const databases = /(?:^|\/)(postgres|postgresql|mysql|mariadb|mongo|mongodb)(?:[:@]|$)/;
/** What makes copies: programs, images and kinds by their names. */
const saves = /dump|backup|backrest|barman|wal-?g|restic|velero|kopia|stash|snapshot/i;

/** Databases with volumes that run as plain StatefulSets, where nothing around them speaks of saving anything. */
function handMade(input: RuleInput) {
  if (!isProduction(input)) return [];
  const around = [input.cluster, ...neighboursOf(input)];
  const found = input.cluster.workloads.flatMap((workload) => {
    if (listAt(workload.object.value, 'spec', 'volumeClaimTemplates').length === 0) return [];
    const images = containersOf(workload).map(
      ({ value }) => databases.exec(textAt(value, 'image') ?? '')?.[1],
    );
    const image = images.find((one) => one !== undefined);
    return image === undefined ? [] : [{ object: workload.object, image }];
  });
  if (found.length === 0) return [];
  const isSaved =
    around.some(({ objects }) => objects.some(isSaving)) ||
    around.some(({ software }) => software.some(({ name, chart }) => saves.test(`${name} ${chart?.name}`))) ||
    input.facts.scripts.some(({ kind, pipelines }) => kind === 'pipeline' && pipelines.flat().some(isDump));
  return isSaved ? [] : found;
}

function isSaving(object: KubernetesObject): boolean {
  if (
    /^(?:Schedule|ScheduledBackup|VolumeSnapshot|VolumeSnapshotClass|BackupSchedule|RecurringJob)$/.test(
      object.kind,
    )
  )
    return true;
  return object.kind === 'CronJob' && saves.test(JSON.stringify(object.value));
}

function isDump({ words }: Command): boolean {
  return words.some(({ text }) => saves.test(text));
}
