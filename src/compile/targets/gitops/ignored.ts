import { isObject, type JsonObject } from '../../../base/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';

/** A field of an object that somebody else than Git moves. */
export interface Ignored {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly jsonPointers?: string[];
  readonly jqPathExpressions?: string[];
}

interface Reference {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * The fields of a folder's objects that others own: the replicas of what an autoscaler moves, where the files
 * state them, and the weights of routes that a Rollout shifts.
 * @param all the objects of the whole environment, among which the owners are
 */
export function ignoredFields(
  objects: readonly JsonObject[],
  all: readonly JsonObject[],
): readonly Ignored[] {
  const scaled = all.flatMap(scaleTarget);
  const shifted = all.flatMap(shiftedRoutes);
  return objects.flatMap((object): readonly Ignored[] => {
    const { kind, namespace, name } = referenceTo(object);
    const isOne = (one: Reference) => one.kind === kind && one.namespace === namespace && one.name === name;
    const group = groupOf(String(object.apiVersion));
    const spec = isObject(object.spec) ? object.spec : {};
    if (spec.replicas !== undefined && scaled.some(isOne))
      return [{ group, kind, name, jsonPointers: ['/spec/replicas'] }];
    if (shifted.some(isOne))
      return [{ group, kind, name, jqPathExpressions: ['.spec.http[].route[].weight'] }];
    return [];
  });
}

function referenceTo(object: JsonObject): Reference {
  const { name, namespace = '' } = object.metadata as { readonly name: string; readonly namespace?: string };
  return { kind: String(object.kind), namespace, name };
}

function scaleTarget(object: JsonObject): readonly Reference[] {
  if (object.kind !== 'HorizontalPodAutoscaler' && object.kind !== 'ScaledObject') return [];
  const target = (
    object.spec as { readonly scaleTargetRef?: { readonly kind?: string; readonly name: string } }
  ).scaleTargetRef;
  if (target === undefined) return [];
  return [{ kind: target.kind ?? 'Deployment', namespace: referenceTo(object).namespace, name: target.name }];
}

function shiftedRoutes(object: JsonObject): readonly Reference[] {
  if (object.kind !== 'Rollout') return [];
  const spec = object.spec as {
    readonly strategy?: {
      readonly canary?: {
        readonly trafficRouting?: {
          readonly istio?: {
            readonly virtualService?: { readonly name?: string };
            readonly virtualServices?: readonly { readonly name?: string }[];
          };
        };
      };
    };
  };
  const istio = spec.strategy?.canary?.trafficRouting?.istio;
  const { namespace } = referenceTo(object);
  return [istio?.virtualService, ...(istio?.virtualServices ?? [])].flatMap((one) =>
    one?.name === undefined ? [] : [{ kind: 'VirtualService', namespace, name: one.name }],
  );
}
