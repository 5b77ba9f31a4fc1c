import type { KubernetesObject } from '../../../facts/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';
import { fieldsAt, listAt, textAt } from '../../value.ts';
import type { Application } from './applications.ts';

/** What an Application ignores of an object: fields, by pointer or by expression, and the names of whoever owns them. */
export function ignoredBy(
  application: Application,
  { apiVersion, kind, name }: KubernetesObject,
): { readonly fields: readonly string[]; readonly managers: readonly string[] } {
  const entries = listAt(application.object.value, ...application.spec, 'ignoreDifferences').filter(
    (entry) => {
      const { group = '', name: only } = fieldsAt({ entry }, 'entry');
      if (textAt(entry, 'kind') !== kind && textAt(entry, 'kind') !== '*') return false;
      return (
        (group === groupOf(apiVersion) || group === '*') &&
        (only === undefined || only === '' || only === name)
      );
    },
  );
  return {
    fields: entries.flatMap((entry) =>
      [...listAt(entry, 'jsonPointers'), ...listAt(entry, 'jqPathExpressions')].map(String),
    ),
    managers: entries.flatMap((entry) => listAt(entry, 'managedFieldsManagers').map(String)),
  };
}
