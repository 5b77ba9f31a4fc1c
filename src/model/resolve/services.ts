import type { DataPath } from '../../base/index.ts';
import type { Cluster, Namespace, Permission, Service, WorkloadKind } from '../platform.ts';
import type { ReadService } from '../schema/platform.ts';
import { type Context, pick, reportUnknown } from './context.ts';
import { resolveCalls } from './service/calls.ts';
import { resolveFiles, resolveSecrets, resolveVariables } from './service/config.ts';
import { resolvePorts } from './service/ports.ts';
import { resolveProbes } from './service/probes.ts';
import { resolveScaling } from './service/scaling.ts';
import { resolveVolumes } from './service/volumes.ts';

const MiB = 1024 ** 2;
const defaultCpu = { request: 0.1, limit: 1 };
const defaultMemory = { request: 256 * MiB, limit: 512 * MiB };
/** An unprivileged id that no distribution gives to a person or a system service. */
const defaultUser = 10001;
const defaultTag = '0.1.0';

/** The services that exist in the environment. */
export function resolveServices(
  context: Context,
  cluster: Cluster,
  namespaces: readonly Namespace[],
): readonly Service[] {
  return Object.entries(context.definition.services)
    .filter(([, service]) => service.environments?.includes(context.environment) ?? true)
    .map(([name, service]) => resolveService(context, cluster, namespaces, name, service));
}

function resolveService(
  context: Context,
  cluster: Cluster,
  namespaces: readonly Namespace[],
  name: string,
  service: ReadService,
): Service {
  const path: DataPath = ['services', name];
  const workload: WorkloadKind =
    service.schedule !== undefined ? 'CronJob' : (service.workload ?? 'Deployment');
  reportContradictions(context, service, workload, path);
  reportReferences(context, cluster, namespaces, service, path);
  const ports = resolvePorts(context, service, path);
  const scaling = resolveScaling(context, service, workload, path);
  const files = resolveFiles(context, service, path);
  const resources = pick(service.resources, context);
  const { images } = context.definition;
  const registry = pick(images?.registry, context) ?? context.definition.name;
  return {
    name,
    purpose: service.purpose,
    namespace: service.namespace ?? namespaces[0]?.name ?? '',
    workload,
    schedule: service.schedule,
    image: pick(service.image, context) ?? `${registry}/${name}:${pick(images?.tag, context) ?? defaultTag}`,
    command: service.command,
    args: service.args,
    ports,
    metrics:
      service.metrics === undefined
        ? undefined
        : { port: service.metrics.port, path: service.metrics.path ?? '/metrics' },
    probes: resolveProbes(context, service, ports, path),
    resources: { cpu: resources?.cpu ?? defaultCpu, memory: resources?.memory ?? defaultMemory },
    ...scaling,
    recommend: service.scale?.recommend ?? false,
    env: resolveVariables(context, service, path),
    secrets: resolveSecrets(context, service, path),
    files,
    volumes: resolveVolumes(context, service, workload, scaling.replicas, files, cluster, path),
    calls: resolveCalls(context, name, service, path),
    exposed: service.expose ?? false,
    pool: service.pool,
    placement: {
      zones: service.placement?.zones ?? 'required',
      hosts: service.placement?.hosts ?? 'preferred',
      pool: service.placement?.pool ?? 'required',
    },
    shutdown: { drain: service.shutdown?.drain ?? 30, delay: service.shutdown?.delay ?? 5 },
    priority: service.priority,
    permissions: resolvePermissions(service, path),
    user: service.user ?? defaultUser,
    path,
  };
}

function resolvePermissions(service: ReadService, path: DataPath): readonly Permission[] {
  return (service.permissions ?? []).map((permission, index) => ({
    group: permission.group ?? '',
    resources: permission.resources,
    verbs: permission.verbs,
    names: permission.names,
    cluster: permission.cluster ?? false,
    path: [...path, 'permissions', index],
  }));
}

function reportContradictions(
  context: Context,
  service: ReadService,
  workload: WorkloadKind,
  path: DataPath,
): void {
  const isJob = workload === 'Job' || workload === 'CronJob';
  const hasPort = service.port !== undefined || Object.keys(service.ports ?? {}).length > 0;
  if (service.schedule !== undefined && service.workload !== undefined && service.workload !== 'Job') {
    context.report({
      path: [...path, 'schedule'],
      atKey: true,
      reason: `a ${service.workload} has no schedule`,
      fix: 'Remove `workload`: a schedule makes a CronJob.',
    });
  }
  if (isJob && hasPort) {
    context.report({
      path: [...path, service.port !== undefined ? 'port' : 'ports'],
      atKey: true,
      reason: 'a job serves nobody, so that it has no port',
      fix: 'Remove the port, or the schedule.',
    });
  }
  if (isJob && service.health !== undefined) {
    context.report({
      path: [...path, 'health'],
      atKey: true,
      reason: 'a job is not watched by health checks',
      fix: 'Remove `health`: a job tells by its exit code.',
    });
  }
  if (service.expose === true && !hasPort) {
    context.report({
      path: [...path, 'expose'],
      atKey: true,
      reason: 'a service without a port cannot be exposed',
      fix: 'Add port: 8080.',
    });
  }
  if (service.placement?.pool !== undefined && service.pool === undefined) {
    context.report({
      path: [...path, 'placement', 'pool'],
      atKey: true,
      reason: 'the placement speaks of a pool, but the service names none',
      fix: "Add pool: '...'.",
    });
  }
  const drain = service.shutdown?.drain ?? 0;
  if (drain > 3600) {
    context.report({
      path: [...path, 'shutdown', 'drain'],
      reason: 'a node is never drained if a pod may take longer than an hour to end',
      fix: "Write at most '1h'.",
    });
  }
}

function reportReferences(
  context: Context,
  cluster: Cluster,
  namespaces: readonly Namespace[],
  service: ReadService,
  path: DataPath,
): void {
  const { pool, namespace, priority } = service;
  const declaredPools = Object.keys(context.definition.cluster?.pools ?? {});
  if (pool !== undefined && !declaredPools.includes(pool)) {
    reportUnknown(context, 'node pool', pool, declaredPools, [...path, 'pool']);
  } else if (pool !== undefined && !cluster.pools.some((one) => one.name === pool)) {
    context.report({
      path: [...path, 'pool'],
      reason: `the pool '${pool}' has no nodes in ${context.environment}`,
      fix: `Give the pool nodes in ${context.environment}, or limit the environments of the service.`,
    });
  }
  if (namespace !== undefined && !namespaces.some((one) => one.name === namespace)) {
    reportUnknown(
      context,
      'namespace',
      namespace,
      namespaces.map((one) => one.name),
      [...path, 'namespace'],
    );
  }
  if (priority !== undefined && !cluster.priorities.some((one) => one.name === priority)) {
    reportUnknown(
      context,
      'priority class',
      priority,
      cluster.priorities.map((one) => one.name),
      [...path, 'priority'],
    );
  }
}
