import { nearest } from '../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../facts/index.ts';
import { placeIn } from '../../place.ts';
import type { FindingPlace } from '../../rule.ts';

/** What was probably meant by a name that leads nowhere; empty where nothing is near. */
export interface Near {
  readonly places: readonly FindingPlace[];
  readonly fix?: string;
}

/** The object of that name in another namespace, or the one of the nearest name in the same namespace. */
export function nearObject(
  cluster: Cluster,
  kind: string,
  namespace: string | undefined,
  name: string,
): Near {
  const all = cluster.ofKind(kind);
  const elsewhere = all.find((one) => one.name === name);
  if (elsewhere?.namespace !== undefined) {
    const note = `this ${kind} ${name} is in namespace ${elsewhere.namespace}`;
    return { places: [placeOf(elsewhere, note)] };
  }
  const here = all.filter((one) => one.namespace === namespace);
  const meant = nearest(
    name,
    here.map((one) => one.name),
  );
  const found = here.find((one) => one.name === meant);
  if (found === undefined) return { places: [] };
  return {
    places: [placeOf(found, `${kind} ${found.name} is declared here`)],
    fix: `Write '${found.name}' if that is what is meant, or declare the ${kind}.`,
  };
}

function placeOf(object: KubernetesObject, note: string): FindingPlace {
  return placeIn(object, ['metadata', 'name'], note);
}
