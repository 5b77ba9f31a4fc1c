import type { DataPath } from '../../../base/index.ts';
import type { Service } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';

const defaultDisruption = { maxUnavailable: '25%' } as const;

/**
 * A budget that lets at least one pod go, so that a drain always ends. Services of a single pod have no
 * budget, whatever is said here.
 * @param minimum the number of pods that there always are
 */
export function resolveDisruption(
  context: Context,
  service: Pick<ReadService, 'disruption'>,
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
      fix: 'Write one of `maxUnavailable` and `minAvailable`.',
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
      reason: (where) =>
        `the disruption budget keeps ${minAvailable} of ${minimum} pods in ${where}, so that no node can be drained`,
      fix: 'Write maxUnavailable: 1, or raise the replicas.',
      needs: [[...path, 'replicas']],
    });
  }
  return maxUnavailable !== undefined ? { maxUnavailable } : { minAvailable: minAvailable ?? 0 };
}

/** Kubernetes rounds shares of a budget up. */
function atLeast(amount: number | string, pods: number): number {
  return typeof amount === 'number' ? amount : Math.ceil((Number.parseInt(amount, 10) / 100) * pods);
}
