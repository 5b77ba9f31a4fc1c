import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { externalSecretsGroup } from '../secret-stores.ts';

/** The kinds that have reached v1; PushSecret and the generators are v1alpha1 still. */
const grown = ['ExternalSecret', 'ClusterExternalSecret', 'SecretStore', 'ClusterSecretStore'];

/** Source: release notes of the External Secrets Operator 0.17.0, May 2025. */
export const rule: Rule = {
  id: 'unserved-secret-version',
  title: 'A version of External Secrets that is no longer served',
  severity: 'error',
  why: 'Since 0.17 the operator serves external-secrets.io/v1 alone: the API server refuses the object, and no Secret is made.',
  fix: 'Write external-secrets.io/v1; the fields are the same.',
  *check({ cluster }) {
    for (const kind of grown) {
      for (const object of cluster.ofKind(kind)) {
        const { apiVersion } = object;
        if (!apiVersion.startsWith(externalSecretsGroup) || apiVersion.endsWith('/v1')) continue;
        yield {
          message: `${titleOf(object)} is of ${apiVersion}, which the operator no longer serves`,
          places: [placeIn(object, ['apiVersion'], 'is no longer served')],
        };
      }
    }
  },
};
