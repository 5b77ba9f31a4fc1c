import type { DataPath } from '../../../base/index.ts';
import type { Scale, ScaleSpeed, Service, WorkloadKind } from '../../platform.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, pick, pickPath } from '../context.ts';

/** Two pods, so that one may go without an outage. */
const defaultReplicas = 2;
const defaultCpuTarget = 70;
const defaultDisruption = { maxUnavailable: '25%' } as const;

/** How many pods there are, and what moves the number. */
export function resolveScaling(
  context: Context,
  service: ReadService,
  workload: WorkloadKind,
  path: DataPath,
): Pick<Service, 'replicas' | 'scale' | 'disruption'> {
  const counted = workload === 'Deployment' || workload === 'StatefulSet';
  const given = pick(service.replicas, context);
  const replicasPath = pickPath(service.replicas, context, [...path, 'replicas']);
  if (!counted) {
    for (const field of ['replicas', 'scale', 'disruption'] as const) {
      if (service[field] === undefined) continue;
      context.report({
        path: [...path, field],
        atKey: true,
        reason: `'${field}' means nothing for a ${workload}`,
        fix:
          workload === 'DaemonSet'
            ? 'Remove it: one pod runs on every node.'
            : 'Remove it: a job ends by itself.',
      });
    }
  }
  const range = given ?? {
    minimum: counted ? defaultReplicas : 1,
    maximum: counted ? defaultReplicas : 1,
    scaled: false,
  };
  const everScaled = Object.values(service.replicas?.values ?? {}).some((one) => one.scaled);
  const { recommend: _, ...steering } = service.scale ?? {};
  if (counted && Object.keys(steering).length > 0 && !everScaled) {
    context.report({
      path: [...path, 'scale'],
      atKey: true,
      reason: 'the service is to scale, but its number of pods is fixed in every environment',
      fix: 'Give a range somewhere: replicas: [2, 10].',
    });
  }
  const replicas = { minimum: range.minimum, maximum: range.maximum, path: replicasPath };
  return {
    replicas,
    scale: counted && range.scaled ? resolveScale(context, service, path) : undefined,
    disruption: resolveDisruption(context, service, range.minimum, path),
  };
}

function resolveScale(context: Context, service: ReadService, path: DataPath): Scale {
  const given = service.scale ?? {};
  const metrics = [given.cpu, given.memory, given.requestsPerSecond, given.queue];
  const stores = context.definition.stores ?? {};
  if (given.queue !== undefined && !(service.calls ?? []).some((name) => stores[name]?.type === 'rabbitmq')) {
    context.report({
      path: [...path, 'scale', 'queue'],
      reason: 'the service scales on a queue, but calls no store of type rabbitmq',
      fix: 'Add the store that holds the queue to `calls`.',
    });
  }
  return {
    cpu: given.cpu ?? (metrics.every((metric) => metric === undefined) ? defaultCpuTarget : undefined),
    memory: given.memory,
    requestsPerSecond: given.requestsPerSecond,
    queue:
      given.queue === undefined
        ? undefined
        : { ...given.queue, metric: given.queue.metric ?? 'rabbitmq_queue_messages' },
    up: resolveSpeed(context, given.up, [...path, 'scale', 'up']),
    down: resolveSpeed(context, given.down, [...path, 'scale', 'down']),
    path: [...path, 'scale'],
  };
}

function resolveSpeed(
  context: Context,
  given: NonNullable<NonNullable<ReadService['scale']>['up']> | undefined,
  path: DataPath,
): ScaleSpeed | undefined {
  if (given === undefined) return undefined;
  if ((given.stabilization ?? 0) > 3600) {
    context.report({
      path: [...path, 'stabilization'],
      reason: 'the stabilization is longer than an hour',
      fix: "Write at most '1h'.",
    });
  }
  const period = given.period ?? 60;
  if (period < 1 || period > 1800) {
    context.report({
      path: [...path, 'period'],
      reason: 'the period is not between 1s and 30m',
      fix: "Write '60s'.",
    });
  }
  return {
    stabilization: given.stabilization,
    percent: given.percent,
    pods: given.pods,
    period,
    select: given.select ?? 'Max',
  };
}

/** A budget that lets at least one pod go, so that a drain always ends. */
function resolveDisruption(
  context: Context,
  service: ReadService,
  minimum: number,
  path: DataPath,
): Service['disruption'] {
  const given = service.disruption;
  if (given === undefined) return defaultDisruption;
  const place = [...path, 'disruption'];
  const { maxUnavailable, minAvailable } = given;
  if ((maxUnavailable === undefined) === (minAvailable === undefined)) {
    context.report({
      path: place,
      reason: 'a disruption budget has exactly one bound',
      fix: 'Leave one of maxUnavailable and minAvailable.',
    });
    return defaultDisruption;
  }
  if (maxUnavailable === 0 || maxUnavailable === '0%') {
    context.report({
      path: [...place, 'maxUnavailable'],
      reason: 'the disruption budget lets no pod go, so that no node can ever be drained',
      fix: "Write 1 or '25%'.",
    });
  }
  if (minAvailable !== undefined && minimum > 1 && atLeast(minAvailable, minimum) >= minimum) {
    context.report({
      path: [...place, 'minAvailable'],
      reason: `the disruption budget keeps ${minAvailable} of ${minimum} pods in ${context.environment}, so that no node can be drained`,
      fix: 'Write maxUnavailable: 1, or raise the replicas.',
    });
  }
  return maxUnavailable !== undefined ? { maxUnavailable } : { minAvailable: minAvailable ?? 0 };
}

/** Kubernetes rounds shares of a budget up. */
function atLeast(amount: number | string, pods: number): number {
  return typeof amount === 'number' ? amount : Math.ceil((Number.parseInt(amount, 10) / 100) * pods);
}
