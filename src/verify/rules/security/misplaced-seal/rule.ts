import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';

const scopes = {
  wide: 'sealedsecrets.bitnami.com/cluster-wide',
  namespace: 'sealedsecrets.bitnami.com/namespace-wide',
};

/** Source: 'Scopes' in the README of Sealed Secrets: name and namespace are part of what is encrypted. */
export const rule: Rule = {
  id: 'misplaced-seal',
  title: 'A sealed Secret that does not open under its name',
  severity: 'error',
  why: 'The values are encrypted for one name and one namespace: under another one the controller cannot open them, and no Secret is made.',
  fix: 'Give the template the same name and namespace, and seal the values again for them.',
  *check({ cluster }) {
    for (const object of cluster.ofKind('SealedSecret')) {
      const annotation = (name: string) => textAt(object.value, 'metadata', 'annotations', name) === 'true';
      if (annotation(scopes.wide)) continue;
      const fields = annotation(scopes.namespace) ? ['namespace'] : ['name', 'namespace'];
      for (const field of fields) {
        const path = ['spec', 'template', 'metadata', field];
        const inside = textAt(object.value, ...path);
        const outside = textAt(object.value, 'metadata', field);
        if (inside === undefined || outside === undefined || inside === outside) continue;
        yield {
          message: `${titleOf(object)} is sealed for the ${field} ${outside}, but its template says ${inside}`,
          places: [
            placeIn(object, path, `the Secret would have the ${field} ${inside}`),
            placeIn(object, ['metadata', field], `the values are sealed for ${outside}`),
          ],
        };
      }
    }
  },
};
