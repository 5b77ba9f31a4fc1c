import { isObject, type JsonObject } from '../../../base/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';
import { gatewayPlugin } from '../../objects/release-names.ts';

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

/** A route whose weights a Rollout moves, with the rules that it adds for the time of a release. */
interface Shifted extends Reference {
  readonly kind: keyof typeof paths;
  readonly managed: readonly string[];
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
    const moving = shifted.filter(isOne);
    const [first] = moving;
    if (first === undefined) return [];
    const { rules, weights } = paths[first.kind];
    const managed = [...new Set(moving.flatMap((one) => one.managed))];
    return [
      {
        group,
        kind,
        name,
        jqPathExpressions: [weights, ...managed.map((rule) => `${rules} | select(.name == "${rule}")`)],
      },
    ];
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

/** Where each kind of route has its rules, and the weights in them. */
const paths = {
  VirtualService: { rules: '.spec.http[]', weights: '.spec.http[].route[].weight' },
  HTTPRoute: { rules: '.spec.rules[]', weights: '.spec.rules[].backendRefs[].weight' },
} as const;

interface TrafficRouting {
  readonly managedRoutes?: readonly { readonly name: string }[];
  readonly istio?: {
    readonly virtualService?: { readonly name?: string };
    readonly virtualServices?: readonly { readonly name?: string }[];
  };
  readonly plugins?: Readonly<Record<string, PluginRoutes | undefined>>;
}

/** What the plugin for the Gateway API is told. */
interface PluginRoutes {
  readonly namespace?: string;
  readonly httpRoute?: string;
  readonly httpRoutes?: readonly { readonly name: string }[];
}

function shiftedRoutes(object: JsonObject): readonly Shifted[] {
  if (object.kind !== 'Rollout') return [];
  const spec = object.spec as {
    readonly strategy?: { readonly canary?: { readonly trafficRouting?: TrafficRouting } };
  };
  const { istio, plugins, managedRoutes = [] } = spec.strategy?.canary?.trafficRouting ?? {};
  const managed = managedRoutes.map(({ name }) => name);
  const own = referenceTo(object).namespace;
  const virtual = [istio?.virtualService, ...(istio?.virtualServices ?? [])].flatMap(
    (one): readonly Shifted[] => {
      if (one?.name === undefined) return [];
      // A VirtualService of another namespace is written as 'name.namespace'.
      const [name = '', namespace = own] = one.name.split('.');
      return [{ kind: 'VirtualService', namespace, name, managed }];
    },
  );
  const plugin = plugins?.[gatewayPlugin];
  const routes = [
    ...(plugin?.httpRoute === undefined ? [] : [plugin.httpRoute]),
    ...(plugin?.httpRoutes ?? []).map(({ name }) => name),
  ].map((name): Shifted => ({ kind: 'HTTPRoute', namespace: plugin?.namespace ?? own, name, managed }));
  return [...virtual, ...routes];
}
