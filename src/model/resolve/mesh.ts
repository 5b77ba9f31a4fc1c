import type { DataPath } from '../../base/index.ts';
import type { Namespace } from '../platform/cluster.ts';
import type { Mesh, MeshGateway } from '../platform/mesh.ts';
import type { Resources } from '../platform/service.ts';
import type { Traces } from '../platform/tracing.ts';
import { type Context, pick, reportUnknown } from './context.ts';

const MiB = 1024 ** 2;
/** What Istio's chart gives a sidecar: `global.proxy.resources` in the values of istiod, Istio 1.30. */
const proxy: Resources = {
  cpu: { request: 0.1, limit: 2 },
  memory: { request: 128 * MiB, limit: 1024 * MiB },
};
/** Two, so that one may go; five carry about as many requests as the gateway's node does. */
const gatewayReplicas = { minimum: 2, maximum: 5 };

type ReadMesh = NonNullable<Context['definition']['mesh']>;

/** The mesh of the environment, where a namespace joins it. */
export function resolveMesh(
  context: Context,
  namespaces: readonly Namespace[],
  traces: Traces | undefined,
): Mesh | undefined {
  const given: ReadMesh = context.definition.mesh ?? {};
  const path: DataPath = ['mesh'];
  const first = namespaces.find((one) => one.mesh);
  if (first === undefined) {
    if (context.definition.mesh !== undefined) {
      context.report({
        path,
        atKey: true,
        reason: 'no namespace joins the mesh',
        fix: 'Add mesh: true to a namespace, or remove it.',
        needs: [['namespaces']],
      });
    }
    return undefined;
  }
  reportPool(context, given.pool, [...path, 'pool']);
  if (given.cni === false) reportRights(context, namespaces);
  if (given.tracing !== undefined && traces === undefined) {
    context.report({
      path: [...path, 'tracing'],
      atKey: true,
      reason: 'nothing takes the traces of the mesh',
      fix: "Add observability: { traces: 'tempo' }, or remove it.",
      needs: [['observability', 'traces']],
    });
  }
  const resources = pick(given.proxy, context);
  return {
    cni: given.cni ?? true,
    mtls: given.mtls ?? 'strict',
    outbound: given.outbound ?? 'declared',
    egress: given.egress === undefined ? undefined : gateway(context, given.egress, [...path, 'egress']),
    proxy: { cpu: resources?.cpu ?? proxy.cpu, memory: resources?.memory ?? proxy.memory },
    accessLog: given.accessLog ?? 'errors',
    tracing: pick(given.tracing, context) ?? traces?.sampling ?? 0,
    pool: given.pool,
    path: context.definition.mesh === undefined ? first.path : path,
  };
}

function gateway(context: Context, given: NonNullable<ReadMesh['egress']>, path: DataPath): MeshGateway {
  reportPool(context, given.pool, [...path, 'pool']);
  const { minimum, maximum } = pick(given.replicas, context) ?? gatewayReplicas;
  return { minimum, maximum, pool: given.pool, path };
}

function reportPool(context: Context, pool: string | undefined, path: DataPath): void {
  const pools = Object.keys(context.definition.cluster?.pools ?? {});
  if (pool !== undefined && !pools.includes(pool)) {
    reportUnknown(context, 'node pool', pool, pools, path, [['cluster', 'pools']]);
  }
}

/** Without the agent of the node every meshed pod changes its own network. */
function reportRights(context: Context, namespaces: readonly Namespace[]): void {
  const [refusing] = namespaces.filter((one) => one.mesh && one.podSecurity !== 'privileged');
  if (refusing === undefined) return;
  context.report({
    path: ['mesh', 'cni'],
    reason: `the namespace '${refusing.name}' refuses pods that change their network, as each sidecar's would`,
    fix: 'Remove it, so that an agent of each node does that.',
    needs: [['namespaces']],
  });
}
