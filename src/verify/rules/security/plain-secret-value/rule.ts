import type { DataPath } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { oncePer } from '../../../once-per.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt, textsAt } from '../../../value.ts';
import { credentialIn } from '../credential.ts';

export const rule: Rule = {
  id: 'plain-secret-value',
  title: 'A credential in plain text',
  severity: 'error',
  why: 'Whoever may read the repository, the object or a process list has the credential, and it stays in the history of the repository for ever.',
  fix: 'Keep the value in a Secret that is sealed or fetched from a store, refer to it by name and key, and replace the credential.',
  *check({ cluster }) {
    for (const { object, what, name, value, path } of values(cluster)) {
      const kind = credentialIn(name, value, (text) => secretNames(cluster).has(text));
      if (kind === undefined) continue;
      yield {
        message: `${what} ${name} of ${titleOf(object)} is ${kind} in plain text`,
        places: [placeIn(object, path, `${kind} stands here`)],
      };
    }
  },
};

interface PlainValue {
  readonly object: KubernetesObject;
  readonly what: string;
  readonly name: string;
  readonly value: string;
  readonly path: DataPath;
}

function* values(cluster: Cluster): Iterable<PlainValue> {
  for (const object of cluster.ofKind('ConfigMap')) {
    for (const [name, value] of Object.entries(textsAt(object.value, 'data'))) {
      yield { object, what: 'key', name, value, path: ['data', name] };
    }
  }
  for (const object of cluster.ofKind('Secret')) yield* valuesOfSecret(object);
  for (const workload of cluster.workloads) {
    for (const { value: container, path } of containersOf(workload)) {
      for (const [index, variable] of listAt(container, 'env').entries()) {
        const [name, value] = [textAt(variable, 'name'), textAt(variable, 'value')];
        if (name === undefined || value === undefined) continue;
        yield {
          object: workload.object,
          what: 'variable',
          name,
          value,
          path: [...path, 'env', index, 'value'],
        };
      }
    }
  }
}

/** Values in base64 are as plain as the others; what sops has encrypted is not. */
function* valuesOfSecret(object: KubernetesObject): Iterable<PlainValue> {
  if (object.value.sops !== undefined) return;
  for (const [name, value] of Object.entries(textsAt(object.value, 'stringData'))) {
    yield { object, what: 'key', name, value, path: ['stringData', name] };
  }
  for (const [name, value] of Object.entries(textsAt(object.value, 'data'))) {
    yield { object, what: 'key', name, value: decoded(value), path: ['data', name] };
  }
}

function decoded(value: string): string {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0 ? atob(value) : value;
}

const secretNames = oncePer(({ secrets }: Cluster) => new Set(secrets.map(({ name }) => name)));
