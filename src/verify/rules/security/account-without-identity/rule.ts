import { valueAt } from '../../../../base/index.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textAt } from '../../../value.ts';
import { secretStores } from '../secret-stores.ts';

/**
 * Where a store of secrets names the account that it reads as, and what ties that account to the cloud. Google's
 * clusters know an account without any annotation.
 */
const identities = [
  { path: ['aws', 'auth', 'jwt', 'serviceAccountRef'], annotation: 'eks.amazonaws.com/role-arn' },
  { path: ['azurekv', 'serviceAccountRef'], annotation: 'azure.workload.identity/client-id' },
];

export const rule: Rule = {
  id: 'account-without-identity',
  title: 'An account that the cloud does not know',
  severity: 'error',
  why: 'The operator asks the cloud for the secrets as nobody: every read is denied, and no Secret is made.',
  fix: 'Annotate the ServiceAccount with the identity that may read the secrets.',
  *check(input) {
    for (const store of secretStores(input.cluster)) {
      for (const { path, annotation } of identities) {
        const place = ['spec', 'provider', ...path];
        const reference = valueAt(store.value, place);
        const name = textAt(reference, 'name');
        const namespace = textAt(reference, 'namespace') ?? store.namespace;
        // Without a namespace a cluster store reads as the account of each external Secret's namespace.
        if (name === undefined || namespace === undefined) continue;
        const account = declaredObject(input, 'ServiceAccount', namespace, name);
        if (account === undefined) continue;
        if (fieldsAt(account.value, 'metadata', 'annotations')[annotation] !== undefined) continue;
        yield {
          message: `${titleOf(store)} reads as ${titleOf(account)}, which has no annotation ${annotation}`,
          places: [
            placeIn(account, ['metadata', 'name'], `has no ${annotation}`),
            placeIn(store, [...place, 'name'], `reads as ${name}`),
          ],
        };
      }
    }
  },
};
