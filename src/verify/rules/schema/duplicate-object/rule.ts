import type { KubernetesObject } from '../../../../facts/index.ts';
import { groupOf } from '../../../../kubernetes/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'duplicate-object',
  title: 'An object that is declared twice',
  severity: 'error',
  why: 'The objects overwrite each other: the one that is applied last wins, whatever the other one says.',
  fix: 'Remove one of the two, or give it a name of its own.',
  *check({ cluster }) {
    const first = new Map<string, KubernetesObject>();
    for (const object of cluster.objects) {
      if (textAt(object.value, 'metadata', 'name') === undefined) continue;
      const key = keyOf(object, cluster.name === '.');
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, object);
        continue;
      }
      const where = object.namespace === undefined ? '' : ` of namespace ${object.namespace}`;
      yield {
        message: `${titleOf(object)}${where} is declared twice`,
        places: [
          placeIn(object, ['metadata', 'name'], 'declared again'),
          placeIn(other, ['metadata', 'name'], 'declared first'),
        ],
      };
    }
  },
};

/**
 * What the API server tells objects apart by: the group, not the version. Loose manifests are applied
 * folder by folder, and folders of several environments hold the same objects, so there the folder counts.
 */
function keyOf({ apiVersion, kind, namespace, name, tree }: KubernetesObject, loose: boolean): string {
  const { file } = tree.source;
  const folder = loose ? file.slice(0, file.lastIndexOf('/') + 1) : '';
  return [groupOf(apiVersion), kind, namespace ?? 'default', name, folder].join(' ');
}
