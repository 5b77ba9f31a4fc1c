import type { DataPath } from '../../../base/index.ts';
import type { Goal, Goals } from '../../platform/observability.ts';
import type { Spread } from '../../schema/environment.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, pick, pickPath } from '../context.ts';

/** The goals of a service: its own, and those of the platform where it serves requests and says how many failed. */
export function resolveGoals(
  context: Context,
  service: ReadService,
  serves: boolean,
  path: DataPath,
): Goals | undefined {
  const measured = serves && service.metrics !== undefined;
  if (service.goals !== undefined && !measured) {
    context.report({
      path: [...path, 'goals'],
      atKey: true,
      reason: serves
        ? 'nobody can tell whether the goal is met: the service exports no metrics'
        : 'the service serves no requests that a goal could count',
      fix: serves ? 'Add metrics: { port: 9090 }, or remove the goals.' : 'Remove the goals.',
      needs: [
        [...path, 'metrics'],
        [...path, 'port'],
        [...path, 'ports'],
      ],
    });
  }
  if (!measured) return undefined;
  const decide = (field: 'availability' | 'latencyP95'): Goal | undefined =>
    goal(context, service.goals?.[field], [...path, 'goals', field]) ??
    goal(context, context.definition.goals?.[field], ['goals', field]);
  const goals = { availability: decide('availability'), latencyP95: decide('latencyP95') };
  return goals.availability === undefined && goals.latencyP95 === undefined ? undefined : goals;
}

function goal(context: Context, spread: Spread<number> | undefined, path: DataPath): Goal | undefined {
  const value = pick(spread, context);
  return value === undefined ? undefined : { value, path: pickPath(spread, context, path) };
}
