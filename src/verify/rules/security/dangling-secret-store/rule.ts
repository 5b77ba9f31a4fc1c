import { nearest, valueAt } from '../../../../base/index.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { externalSecrets, secretStores } from '../secret-stores.ts';

/** Repositories that declare no store at all leave them to somebody else. */
export const rule: Rule = {
  id: 'dangling-secret-store',
  title: 'An external Secret of a store that does not exist',
  severity: 'error',
  why: 'The operator makes no Secret, and the containers that read it do not start.',
  fix: 'Name a SecretStore of the same namespace or a ClusterSecretStore, or declare it.',
  *check(input) {
    const stores = secretStores(input.cluster);
    if (stores.length === 0) return;
    for (const { object, spec } of externalSecrets(input.cluster)) {
      const path = [...spec, 'secretStoreRef'];
      const reference = valueAt(object.value, path);
      const name = textAt(reference, 'name');
      if (name === undefined) continue;
      const kind = textAt(reference, 'kind') ?? 'SecretStore';
      const namespace = kind === 'SecretStore' ? object.namespace : undefined;
      if (declaredObject(input, kind, namespace, name) !== undefined) continue;
      const meant = nearest(
        name,
        stores.filter((store) => store.kind === kind).map((store) => store.name),
      );
      const near = stores.find((store) => store.name === name || store.name === meant);
      const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
      yield {
        message: `${titleOf(object)} reads ${kind} ${name}, which is not there${where}`,
        places: [
          placeIn(object, [...path, 'name'], `reads ${kind} ${name}`),
          ...(near === undefined
            ? []
            : [
                placeIn(
                  near,
                  ['metadata', 'name'],
                  `${titleOf(near)}${near.namespace === undefined ? '' : ` is in namespace ${near.namespace}`}`,
                ),
              ]),
        ],
      };
    }
  },
};
