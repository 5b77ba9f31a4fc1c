import type { DataPath } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { postgresClustersOf } from '../databases.ts';

/** Images of servers that keep data, by the last part of their names. */
const servers =
  /(^|\/)(postgres(ql)?|mysql|mariadb|mongo(db)?|cassandra|elasticsearch|opensearch|rabbitmq)([:@]|$)/;
/** Claims that are named after what they keep. */
const names =
  /(^|-)(postgres(ql)?|mysql|mariadb|mongo(db)?|elasticsearch|opensearch|rabbitmq|database|db)(-|$)/;

export const rule: Rule = {
  id: 'deletable-data-volume',
  title: 'A database on volumes that are deleted with their claim',
  severity: 'warning',
  why: 'Whoever deletes the claim, its namespace or the database by mistake deletes the data at once, and nothing of the volume is left.',
  fix: 'Write reclaimPolicy: Retain into the StorageClass of data that must not be lost.',
  *check(input) {
    for (const { object, path } of dataVolumes(input.cluster)) {
      const name = textAt(object.value, ...path);
      if (name === undefined) continue;
      const kind = declaredObject(input, 'StorageClass', undefined, name);
      // Who chose to delete has written it down; what is left open is seldom a choice.
      if (kind === undefined || textAt(kind.value, 'reclaimPolicy') !== undefined) continue;
      yield {
        message: `${titleOf(object)} keeps its data on StorageClass ${name}, whose volumes are deleted with their claim`,
        places: [
          placeIn(kind, ['metadata', 'name'], 'has no reclaimPolicy, which means Delete'),
          placeIn(object, path, 'keeps data on it'),
        ],
      };
    }
  },
};

/** Databases and the like, and where each names the class of its volumes. */
function* dataVolumes(
  cluster: Cluster,
): Iterable<{ readonly object: KubernetesObject; readonly path: DataPath }> {
  for (const object of postgresClustersOf(cluster))
    yield { object, path: ['spec', 'storage', 'storageClass'] };
  for (const object of cluster.ofKind('RabbitmqCluster'))
    yield { object, path: ['spec', 'persistence', 'storageClassName'] };
  for (const { object, pod } of cluster.workloads) {
    const keeps = listAt(pod, 'containers').some((one) => servers.test(textAt(one, 'image') ?? ''));
    if (!keeps) continue;
    for (const index of listAt(object.value, 'spec', 'volumeClaimTemplates').keys())
      yield { object, path: ['spec', 'volumeClaimTemplates', index, 'spec', 'storageClassName'] };
  }
  for (const object of cluster.ofKind('PersistentVolumeClaim')) {
    if (names.test(object.name)) yield { object, path: ['spec', 'storageClassName'] };
  }
}
