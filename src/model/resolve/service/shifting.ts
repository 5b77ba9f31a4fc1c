import type { DataPath } from '../../../base/index.ts';
import type { Namespace } from '../../platform/cluster.ts';
import type { Edge } from '../../platform/edge.ts';
import type { Collection } from '../../platform/observability.ts';
import type { Shifting } from '../../platform/release.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';
import { controllerNames } from '../edge/controllers.ts';

/** What stands around a service and has to do with how its requests are led and measured. */
export interface RequestSurroundings {
  readonly namespaces: readonly Namespace[];
  readonly edge: Edge;
  readonly collection: Collection | undefined;
}

/** Whether requests from outside reach the service through a public host that the platform makes. */
function isPublic({ expose }: ReadService): boolean {
  return typeof expose === 'object';
}

/**
 * Whether requests from outside are spread over the pods by a gateway that knows no weights. Kong hands on to its
 * sidecar, where it has one; NGINX never does.
 */
export function passesWeightsBy(service: ReadService, { edge, namespaces }: RequestSurroundings): boolean {
  if (!isPublic(service)) return false;
  if (edge.controller === 'nginx') return true;
  return edge.controller === 'kong' && !namespaces.some(({ name, mesh }) => name === edge.namespace && mesh);
}

/** What leads shares of the requests to a new version; undefined where they are those of pods. */
export function shiftingOf(
  service: ReadService,
  namespace: Namespace | undefined,
  surroundings: RequestSurroundings,
): Shifting | undefined {
  if (passesWeightsBy(service, surroundings)) return undefined;
  const { controller } = surroundings.edge;
  const edge =
    isPublic(service) && (controller === 'gateway' || controller === 'istio') ? controller : undefined;
  const mesh = namespace?.mesh ?? false;
  return mesh || edge !== undefined ? { mesh, edge } : undefined;
}

/** Reports a share or a header that requests from outside would never see. */
export function reportPassedBy(
  context: Context,
  service: ReadService,
  { edge }: RequestSurroundings,
  path: DataPath,
  atKey = false,
): void {
  if (!isPublic(service)) return;
  context.report({
    path,
    ...(atKey ? { atKey: true as const } : {}),
    reason: `${controllerNames[edge.controller]} spreads the requests from outside over all pods, and passes by what the mesh would lead`,
    fix: `Choose edge.controller: 'istio', or 'kong' in a namespace with mesh: true${atKey ? ", or 'gateway'" : ', or a canary by rollouts'}; or remove it.`,
    needs: [['edge'], ['namespaces']],
  });
}
