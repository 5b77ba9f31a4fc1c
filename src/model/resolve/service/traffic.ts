import type { DataPath } from '../../../base/index.ts';
import type { Namespace } from '../../platform/cluster.ts';
import type { Traffic } from '../../platform/mesh.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';

/** Reasons for which nothing of the request has reached the service. */
const harmless = ['connect-failure', 'refused-stream', 'reset-before-request'] as const;

type ReadTraffic = NonNullable<ReadService['traffic']>;

/** How requests to a service are routed, bounded and spread; undefined where it leaves that to the mesh. */
export function resolveTraffic(
  context: Context,
  service: ReadService,
  namespace: Namespace | undefined,
  path: DataPath,
): Traffic | undefined {
  const given = service.traffic;
  if (given === undefined) return undefined;
  const place = [...path, 'traffic'];
  reportUnused(context, service, namespace, place);
  reportTimes(context, given, place);
  reportWrites(context, given, place);
  const { limits, outliers, retries } = given;
  return {
    timeout: given.timeout,
    retries:
      retries === undefined
        ? undefined
        : { attempts: retries.attempts, perTry: retries.perTry, on: retries.on ?? harmless },
    idempotent: given.idempotent ?? false,
    limits: {
      connections: limits?.connections,
      pending: limits?.pending,
      requests: limits?.requests,
      requestsPerConnection: limits?.requestsPerConnection,
    },
    balancing: given.balancing ?? 'LEAST_REQUEST',
    outliers:
      outliers === undefined
        ? undefined
        : {
            errors: outliers.errors ?? 5,
            interval: outliers.interval ?? 30,
            ejection: outliers.ejection ?? 30,
            share: outliers.share ?? 50,
            minimumHealthy: outliers.minimumHealthy ?? 30,
          },
    path: place,
  };
}

function reportUnused(
  context: Context,
  service: ReadService,
  namespace: Namespace | undefined,
  path: DataPath,
): void {
  if (namespace !== undefined && !namespace.mesh) {
    context.report({
      path,
      atKey: true,
      reason: `the namespace '${namespace.name}' is not in the mesh, which would route the requests`,
      fix: `Add mesh: true to the namespace '${namespace.name}', or remove it.`,
      needs: [['namespaces']],
    });
  } else if (service.port === undefined && Object.keys(service.ports ?? {}).length === 0) {
    context.report({
      path,
      atKey: true,
      reason: 'a service without a port gets no requests',
      fix: 'Remove it, or add a port.',
    });
  }
}

/** All tries fit in the timeout: the last one would never begin otherwise. */
function reportTimes(context: Context, { timeout, retries }: ReadTraffic, path: DataPath): void {
  if (timeout === undefined || retries === undefined) return;
  const tries = retries.attempts + 1;
  const needed = tries * retries.perTry;
  if (timeout >= needed) return;
  context.report({
    path: [...path, 'timeout'],
    reason: `${tries} tries of ${retries.perTry} s take ${needed} s, longer than the timeout of ${timeout} s`,
    fix: `Write '${needed}s', or fewer attempts: ${Math.max(0, Math.floor(timeout / retries.perTry) - 1)} fit.`,
    needs: [[...path, 'retries']],
  });
}

/** A request that reached the service may have done its work already. */
function reportWrites(context: Context, { retries, idempotent }: ReadTraffic, path: DataPath): void {
  if (idempotent === true || retries?.on === undefined) return;
  const [harmful] = retries.on.filter((reason) => !(harmless as readonly string[]).includes(reason));
  if (harmful === undefined) return;
  context.report({
    path: [...path, 'retries', 'on'],
    reason: `'${harmful}' repeats requests that may have been carried out`,
    fix: 'Add idempotent: true if doing a request twice is the same as once, or leave it out.',
    needs: [[...path, 'idempotent']],
  });
}
