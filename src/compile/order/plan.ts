import type { Environment } from '../../model/index.ts';
import type { TargetInput } from '../target.ts';
import { levelsOf } from './levels.ts';
import { componentId, type Need, needsOf, type Step } from './needs.ts';

/** A step with its place in the order. */
export interface PlannedStep extends Step {
  readonly needs: readonly Need[];
  /** 0 needs nothing; every other level needs something of the one below. */
  readonly level: number;
}

/** All steps that bring an environment up, those that come first in front. */
export function planOf(
  { platform, units, components }: Pick<TargetInput, 'platform' | 'units' | 'components'>,
  environment: Environment,
): readonly PlannedStep[] {
  const folders = units.flatMap(({ folder, parts }): readonly Step[] => {
    const part = parts.get(environment.name);
    if (part === undefined) return [];
    return [
      {
        id: folder,
        name: folder.slice(folder.lastIndexOf('/') + 1),
        component: undefined,
        objects: part.objects.map(({ value }) => value),
      },
    ];
  });
  const installed = (components.get(environment.name) ?? []).map((component) => ({
    id: componentId(component.name),
    name: component.name,
    component,
    objects: [],
  }));
  const steps = [...folders, ...installed];
  const needs = needsOf(platform, environment, steps);
  const levels = levelsOf(needs);
  return steps
    .map((step) => ({ ...step, needs: needs.get(step.id) ?? [], level: levels.get(step.id) ?? 0 }))
    .sort((a, b) => a.level - b.level);
}
