import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { annotationsOf, classOf, type Served, servedBy } from '../routes.ts';

export const rule: Rule = {
  id: 'route-host-collision',
  title: 'Two routes for one host and path',
  severity: 'error',
  why: 'The controller takes one of them, by age or by name: requests go to the wrong service, or change sides with the next apply.',
  fix: 'Give one of them another host or another path.',
  *check({ cluster }) {
    const known = new Map<string, Served>();
    for (const served of servedBy(cluster)) {
      const key = `${entryOf(served)} ${served.host}${served.prefix}`;
      const other = known.get(key);
      if (other === undefined) known.set(key, served);
      else if (other.object !== served.object && !isWeighed(served) && !isWeighed(other)) {
        const what = `serves ${served.host}${served.prefix}`;
        yield {
          message: `${titleOf(served.object)} ${what}, as ${titleOf(other.object)} does`,
          places: [
            placeIn(served.object, served.path, what),
            placeIn(other.object, other.path, `${what}, too`),
          ],
        };
      }
    }
  },
};

/** Who takes the requests: routes of different entries do not meet. */
function entryOf({ object }: Served): string {
  if (object.kind === 'Ingress') return `class ${classOf(object) ?? ''}`;
  const parents = listAt(object.value, 'spec', 'parentRefs').map(
    (parent) =>
      `${textAt(parent, 'namespace') ?? object.namespace}/${textAt(parent, 'name')}/${textAt(parent, 'sectionName')}`,
  );
  return `gateway ${parents.sort().join(' ')}`;
}

/** A second Ingress that takes a share of the requests on purpose. */
function isWeighed({ object }: Served): boolean {
  return annotationsOf(object.value)['nginx.ingress.kubernetes.io/canary'] === 'true';
}
