import type { DataPath } from '../../../base/index.ts';
import type { Scale, ScaleSpeed, Service, WorkloadKind } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, own, pick, pickPath } from '../context.ts';
import { resolveDisruption } from './disruption.ts';

/** Two pods, so that one may go without an outage. */
const defaultReplicas = 2;
const defaultCpuTarget = 70;

type Scaling = Pick<Service, 'replicas' | 'scale' | 'disruption'>;
type ReadSpeed = NonNullable<NonNullable<ReadService['scale']>['up']>;

/** How many pods there are, and what moves the number. */
export function resolveScaling(
  context: Context,
  service: ReadService,
  workload: WorkloadKind,
  path: DataPath,
): Scaling {
  const counted = workload === 'Deployment' || workload === 'StatefulSet';
  const given = pick(service.replicas, context);
  const number = counted ? defaultReplicas : 1;
  const { minimum, maximum, scaled } = given ?? { minimum: number, maximum: number, scaled: false };
  const replicas = {
    minimum,
    maximum,
    path: pickPath(service.replicas, context, [...path, 'replicas']),
  };
  if (!counted) {
    reportUncounted(context, service, workload, path);
    return { replicas, scale: undefined, disruption: resolveDisruption(context, {}, minimum, path) };
  }
  reportUnscaled(context, service, path);
  return {
    replicas,
    scale: scaled ? resolveScale(context, service, path) : undefined,
    disruption: resolveDisruption(context, service, minimum, path),
  };
}

function reportUncounted(
  context: Context,
  service: ReadService,
  workload: WorkloadKind,
  path: DataPath,
): void {
  for (const field of ['replicas', 'scale', 'disruption'] as const) {
    if (service[field] === undefined) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' means nothing for a ${workload}`,
      fix:
        workload === 'DaemonSet'
          ? 'Remove it: one pod runs on every node.'
          : 'Remove it: a job runs one pod until it ends.',
    });
  }
}

function reportUnscaled(context: Context, service: ReadService, path: DataPath): void {
  const everScaled = Object.values(service.replicas?.values ?? {}).some((one) => one.scaled);
  const { recommend: _, ...steering } = service.scale ?? {};
  if (Object.keys(steering).length === 0 || everScaled) return;
  context.report({
    path: [...path, 'scale'],
    atKey: true,
    reason: 'the service is to scale, but its number of pods is fixed in every environment',
    fix: 'Give a range somewhere: replicas: [2, 10].',
    needs: [[...path, 'replicas']],
  });
}

function resolveScale(context: Context, service: ReadService, path: DataPath): Scale {
  const given = service.scale ?? {};
  const place = [...path, 'scale'];
  const metrics = [given.cpu, given.memory, given.requestsPerSecond, given.queue];
  const { stores } = context.definition;
  const store = (service.calls ?? []).find((name) => own(stores, name)?.type === 'rabbitmq');
  if (given.requestsPerSecond !== undefined && service.metrics === undefined) {
    context.report({
      path: [...place, 'requestsPerSecond'],
      atKey: true,
      reason: 'the service scales on its requests, but nothing counts them',
      fix: 'Say where its metrics are: metrics: { port: 9090 }.',
      needs: [[...path, 'metrics']],
    });
  }
  if (given.queue !== undefined && store === undefined) {
    context.report({
      path: [...place, 'queue'],
      reason: 'the service scales on a queue, but calls no store of type rabbitmq',
      fix: 'Add the store that holds the queue to `calls`.',
      needs: [[...path, 'calls'], ['stores']],
    });
  }
  return {
    cpu: given.cpu ?? (metrics.every((metric) => metric === undefined) ? defaultCpuTarget : undefined),
    memory: given.memory,
    requestsPerSecond: given.requestsPerSecond,
    queue:
      given.queue === undefined
        ? undefined
        : {
            name: given.queue.name,
            messages: given.queue.messages,
            metric: given.queue.metric,
            store: store ?? '',
          },
    up: resolveSpeed(context, given.up, [...place, 'up']),
    down: resolveSpeed(context, given.down, [...place, 'down']),
    path: place,
  };
}

function resolveSpeed(
  context: Context,
  given: ReadSpeed | undefined,
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
      reason: 'the period is not between one second and half an hour',
      fix: "Write a time from '1s' to '30m'.",
    });
  }
  const { stabilization, percent, pods, select = 'Max' } = given;
  if (percent === undefined && pods === undefined && (given.period ?? given.select) !== undefined) {
    context.report({
      path,
      reason: 'the speed says neither how many pods nor what share of them',
      fix: "Add percent: '100%' or pods: 4.",
    });
  }
  return { stabilization, percent, pods, period, select };
}
