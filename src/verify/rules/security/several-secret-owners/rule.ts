import { positionAt, valueAt } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { listed } from '../../../place.ts';
import type { FindingPlace, Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';

/** What makes a Secret, and the Secret that it makes. */
interface Owner {
  readonly object: KubernetesObject;
  readonly secret: string;
}

/** How the mechanisms are called in a sentence. */
const mechanisms: Readonly<Record<string, string>> = {
  Secret: 'a plain Secret',
  SealedSecret: 'a sealed one',
  ExternalSecret: 'an external one',
  VaultDynamicSecret: 'one of Vault',
  VaultStaticSecret: 'one of Vault',
};

/** An external secret that merges into a Secret expects somebody else to own it. */
export const rule: Rule = {
  id: 'several-secret-owners',
  title: 'A Secret that two mechanisms make',
  severity: 'error',
  why: 'Each writes its own values over those of the other: after a rotation the pods get the old password again, or the second controller refuses to touch what it does not own.',
  fix: 'Keep one of them, and remove the others.',
  *check({ cluster }) {
    const owners = new Map<string, Owner[]>();
    for (const owner of ownersIn(cluster)) {
      const key = `${owner.object.namespace ?? ''}/${owner.secret}`;
      owners.set(key, [...(owners.get(key) ?? []), owner]);
    }
    for (const list of owners.values()) {
      const [first] = list;
      // Two objects of one kind and name are another rule's business.
      if (first === undefined || new Set(list.map(idOf)).size < 2) continue;
      const places = list.map(
        ({ object }): FindingPlace => ({
          at: positionAt(object.tree, ['metadata', 'name']),
          note: `${object.kind} ${object.name} makes it`,
        }),
      );
      yield {
        message: `the Secret ${first.secret} of namespace ${first.object.namespace ?? 'default'} is made by ${listed(list.map(({ object }) => mechanisms[object.kind] ?? object.kind))}`,
        places: [places[0] as FindingPlace, ...places.slice(1)],
      };
    }
  },
};

function idOf({ object }: Owner): string {
  return `${object.kind}/${object.name}`;
}

function* ownersIn(cluster: Cluster): Iterable<Owner> {
  for (const object of cluster.ofKind('Secret')) yield { object, secret: object.name };
  for (const object of cluster.ofKind('SealedSecret')) {
    yield { object, secret: textAt(object.value, 'spec', 'template', 'metadata', 'name') ?? object.name };
  }
  for (const object of cluster.ofKind('ExternalSecret')) {
    const policy = textAt(object.value, 'spec', 'target', 'creationPolicy') ?? 'Owner';
    if (policy !== 'Owner') continue;
    yield { object, secret: textAt(object.value, 'spec', 'target', 'name') ?? object.name };
  }
  for (const kind of ['VaultDynamicSecret', 'VaultStaticSecret']) {
    for (const object of cluster.ofKind(kind)) {
      const secret = textAt(object.value, 'spec', 'destination', 'name');
      const makes = valueAt(object.value, ['spec', 'destination', 'create']) === true;
      if (makes && secret !== undefined) yield { object, secret };
    }
  }
}
