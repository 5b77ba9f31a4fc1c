import type { DataPath } from '../base/index.ts';
import type { KubernetesObject } from '../facts/index.ts';
import { listAt, textAt } from './value.ts';

/** A route whose weights a Rollout moves. */
interface ShiftedRoute {
  readonly kind: 'VirtualService' | 'HTTPRoute';
  readonly namespace: string | undefined;
  readonly name: string;
  /** Where the Rollout names it. */
  readonly path: DataPath;
}

const routing: DataPath = ['spec', 'strategy', 'canary', 'trafficRouting'];
const istio: DataPath = [...routing, 'istio'];
const gateway: DataPath = [...routing, 'plugins', 'argoproj-labs/gatewayAPI'];

/**
 * The routes that an Argo Rollout moves requests by: VirtualServices of Istio, another namespace's written as
 * 'name.namespace', and HTTPRoutes of its plugin for the Gateway API.
 */
export function* shiftedRoutes({ value, namespace }: KubernetesObject): Iterable<ShiftedRoute> {
  for (const path of namesBelow(value, istio, 'virtualService', 'virtualServices')) {
    const [name, space = namespace] = textAt(value, ...path)?.split('.') ?? [];
    if (name !== undefined) yield { kind: 'VirtualService', namespace: space, name, path };
  }
  const space = textAt(value, ...gateway, 'namespace') ?? namespace;
  const single = textAt(value, ...gateway, 'httpRoute');
  if (single !== undefined)
    yield { kind: 'HTTPRoute', namespace: space, name: single, path: [...gateway, 'httpRoute'] };
  for (const path of namesBelow(value, gateway, undefined, 'httpRoutes')) {
    const name = textAt(value, ...path);
    if (name !== undefined) yield { kind: 'HTTPRoute', namespace: space, name, path };
  }
}

/** Places of the names in one object and in a list of them. */
function namesBelow(
  value: unknown,
  place: DataPath,
  one: string | undefined,
  several: string,
): readonly DataPath[] {
  const listed = [...listAt(value, ...place, several).keys()].map((index) => [
    ...place,
    several,
    index,
    'name',
  ]);
  return one === undefined ? listed : [[...place, one, 'name'], ...listed];
}
