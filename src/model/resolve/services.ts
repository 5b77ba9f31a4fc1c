import type { DataPath } from '../../base/index.ts';
import type { CloudPlace, Cluster, Namespace } from '../platform/cluster.ts';
import type { Permission, Service, WorkloadKind } from '../platform/service.ts';
import type { Store } from '../platform/store.ts';
import type { ReadService } from '../schema/platform.ts';
import { type Context, pick, reportUnknown } from './context.ts';
import { resolveGoals } from './observability/goals.ts';
import { resolveMetrics } from './observability/metrics.ts';
import { resolveCalls } from './service/calls.ts';
import { resolveFiles, resolveSecrets, resolveVariables } from './service/config.ts';
import { resolveConnections } from './service/connections.ts';
import { resolveIdentity } from './service/identity.ts';
import { resolvePorts } from './service/ports.ts';
import { resolveProbes } from './service/probes.ts';
import { resolveRelease } from './service/release.ts';
import { resolveScaling } from './service/scaling.ts';
import type { RequestSurroundings } from './service/shifting.ts';
import { resolveTraffic } from './service/traffic.ts';
import { resolveVolumes } from './service/volumes.ts';

const MiB = 1024 ** 2;
const defaultCpu = { request: 0.1, limit: 1 };
const defaultMemory = { request: 256 * MiB, limit: 512 * MiB };
/** An unprivileged id that no distribution gives to a person or a system service. */
const defaultUser = 10001;
const defaultTag = '0.1.0';
/** Seconds after which a node's drain is given up for lost. */
const longestDrain = 3600;

/** What a service lies in and may refer to. */
interface Surroundings extends RequestSurroundings {
  readonly cloud: CloudPlace;
  readonly cluster: Cluster;
  readonly stores: readonly Store[];
}

/** The services that exist in the environment. */
export function resolveServices(context: Context, surroundings: Surroundings): readonly Service[] {
  return Object.entries(context.definition.services)
    .filter(([, service]) => service.environments?.includes(context.environment) ?? true)
    .map(([name, service]) => resolveService(context, surroundings, name, service));
}

function resolveService(
  everyone: Context,
  surroundings: Surroundings,
  name: string,
  service: ReadService,
): Service {
  const { cloud, cluster, namespaces, stores } = surroundings;
  const path: DataPath = ['services', name];
  const context = dependingOn(everyone, path);
  const workload = workloadOf(service);
  reportContradictions(context, service, workload, path);
  reportReferences(context, cluster, namespaces, service, path);
  const namespace = namespaces.find((one) => one.name === (service.namespace ?? namespaces[0]?.name));
  const ports = resolvePorts(context, service, path);
  const scaling = resolveScaling(context, service, workload, path);
  const files = resolveFiles(context, service, path);
  const resources = pick(service.resources, context);
  const calls = resolveCalls(context, name, service, path);
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
    metrics: resolveMetrics(context, service, path),
    goals: resolveGoals(
      context,
      service,
      ports.some(({ name: port }) => port !== 'metrics'),
      path,
    ),
    probes: workload === 'Job' || workload === 'CronJob' ? {} : resolveProbes(context, service, ports, path),
    resources: { cpu: resources?.cpu ?? defaultCpu, memory: resources?.memory ?? defaultMemory },
    ...scaling,
    recommend: service.scale?.recommend ?? false,
    env: resolveVariables(context, service, path),
    secrets: resolveSecrets(context, service, path),
    files,
    volumes: resolveVolumes(context, service, { workload, replicas: scaling.replicas, cluster, path }, files),
    calls,
    connections: resolveConnections(context, stores, service, calls, path),
    identity: resolveIdentity(context, cloud, name, service, path),
    exposed: isExposed(service),
    pool: service.pool,
    placement: {
      zones: service.placement?.zones ?? 'required',
      hosts: service.placement?.hosts ?? 'preferred',
      pool: service.placement?.pool ?? 'required',
    },
    shutdown: { drain: service.shutdown?.drain ?? 30, delay: service.shutdown?.delay ?? 5 },
    priority: service.priority,
    permissions: resolvePermissions(service, path),
    traffic: resolveTraffic(context, service, namespace, path),
    release: resolveRelease(context, service, { workload, namespace, surroundings, path }),
    user: service.user ?? defaultUser,
    path,
  };
}

function isExposed({ expose }: ReadService): boolean {
  return expose !== undefined && expose !== false;
}

/** A schedule makes a CronJob, unless the service says that it is something else. */
function workloadOf({ schedule, workload }: ReadService): WorkloadKind {
  if (schedule !== undefined && (workload === undefined || workload === 'Job')) return 'CronJob';
  return workload ?? 'Deployment';
}

/** Whatever is wrong with a service may follow from where it exists and what runs it. */
function dependingOn(context: Context, path: DataPath): Context {
  const kind = ['environments', 'workload', 'schedule'].map((field) => [...path, field]);
  return {
    ...context,
    report: (fault) => context.report({ ...fault, needs: [...kind, ...(fault.needs ?? [])] }),
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
  if (service.schedule !== undefined && !isJob) {
    context.report({
      path: [...path, 'schedule'],
      atKey: true,
      reason: `a ${workload} has no schedule`,
      fix: 'Remove `workload`: a schedule makes a CronJob.',
    });
  }
  if (isJob) reportJob(context, service, hasPort, path);
  else if (isExposed(service) && !hasPort) {
    context.report({
      path: [...path, 'expose'],
      atKey: true,
      reason: 'a service without a port cannot be exposed',
      fix: 'Add port: 8080.',
      needs: [
        [...path, 'port'],
        [...path, 'ports'],
      ],
    });
  }
  if (service.placement?.pool !== undefined && service.pool === undefined) {
    context.report({
      path: [...path, 'placement', 'pool'],
      atKey: true,
      reason: 'the placement speaks of a pool, but the service names none',
      fix: "Add pool: '...'.",
      needs: [[...path, 'pool']],
    });
  }
  if ((service.shutdown?.drain ?? 0) > longestDrain) {
    context.report({
      path: [...path, 'shutdown', 'drain'],
      reason: 'a node is never drained if a pod may take longer than an hour to end',
      fix: "Write at most '1h'.",
    });
  }
}

function reportJob(context: Context, service: ReadService, hasPort: boolean, path: DataPath): void {
  const remove = service.schedule === undefined ? '`workload`' : '`schedule`';
  if (hasPort) {
    context.report({
      path: [...path, service.port !== undefined ? 'port' : 'ports'],
      atKey: true,
      reason: 'a job serves nobody, so that it has no port',
      fix: `Remove the port, or ${remove}.`,
    });
  }
  if (isExposed(service)) {
    context.report({
      path: [...path, 'expose'],
      atKey: true,
      reason: 'a job serves nobody, so that it cannot be exposed',
      fix: 'Remove it.',
    });
  }
  if (service.health !== undefined) {
    context.report({
      path: [...path, 'health'],
      atKey: true,
      reason: 'a job is not watched by health checks',
      fix: 'Remove it: a job tells by its exit code.',
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
  const pools = Object.keys(context.definition.cluster?.pools ?? {});
  const spaces = namespaces.map((one) => one.name);
  const priorities = cluster.priorities.map((one) => one.name);
  if (pool !== undefined && !pools.includes(pool)) {
    reportUnknown(context, 'node pool', pool, pools, [...path, 'pool'], [['cluster', 'pools']]);
  } else if (pool !== undefined && !cluster.pools.some((one) => one.name === pool)) {
    context.report({
      path: [...path, 'pool'],
      reason: (where) => `the pool '${pool}' has no nodes in ${where}`,
      fix: (where) => `Give the pool nodes in ${where}, or limit the environments of the service.`,
      needs: [['cluster', 'pools', pool, 'nodes']],
    });
  }
  if (namespace !== undefined && !spaces.includes(namespace)) {
    reportUnknown(context, 'namespace', namespace, spaces, [...path, 'namespace'], [['namespaces']]);
  }
  if (priority !== undefined && !priorities.includes(priority)) {
    const place = [...path, 'priority'];
    reportUnknown(context, 'priority class', priority, priorities, place, [['cluster', 'priorities']]);
  }
}
