import { type Diagnostic, nearest } from '../../base/index.ts';
import type { Environment, Phase, Platform } from '../../model/index.ts';
import type { PlannedStep } from './plan.ts';

/** Words that name all steps of a sort. */
const sorts = ['cluster', 'namespaces', 'components', 'stores', 'services'] as const;

/** A phase with the steps that it brings, those that it names and those that these need. */
export interface FilledPhase extends Phase {
  readonly steps: readonly PlannedStep[];
}

/** What a name in a phase means: the steps, none for a store that the cloud runs; undefined for nothing at all. */
function meant(
  platform: Platform,
  environment: Environment,
  plan: readonly PlannedStep[],
  name: string,
): readonly PlannedStep[] | undefined {
  const folders: Readonly<Record<(typeof sorts)[number], string>> = {
    cluster: 'cluster',
    namespaces: 'namespaces/',
    components: 'components/',
    stores: `${platform.layout.stores}/`,
    services: `${platform.layout.services}/`,
  };
  const own = plan.filter((step) => step.name === name && step.id !== 'cluster');
  if (own.length > 0) return own;
  const sort = sorts.find((one) => one === name);
  if (sort !== undefined) return plan.filter(({ id }) => id.startsWith(folders[sort]));
  return environment.stores.some((store) => store.name === name) ? [] : undefined;
}

/** Where the phases name a step. */
interface Naming {
  readonly phase: number;
  /** Number of the item in the phase's list. */
  readonly item: number;
  /** Whether only its sort is named: then it comes in that phase, or as soon as other software allows. */
  readonly bySort: boolean;
}

/** The phase that names each step; a name of its own counts more than that of a sort. */
function named(
  platform: Platform,
  environment: Environment,
  plan: readonly PlannedStep[],
): ReadonlyMap<string, Naming> {
  const found = new Map<string, Naming>();
  for (const bySort of [true, false]) {
    for (const [phase, { brings }] of platform.delivery.phases.entries()) {
      for (const [item, name] of brings.entries()) {
        const steps = meant(platform, environment, plan, name) ?? [];
        const isSort = sorts.some((one) => one === name) && !steps.some((step) => step.name === name);
        if (isSort === bySort) for (const { id } of steps) found.set(id, { phase, item, bySort });
      }
    }
  }
  return found;
}

/**
 * The phases with all their steps. A step that no phase names comes with the first that needs it, or with the last
 * that installs anything.
 */
export function fillPhases(
  platform: Platform,
  environment: Environment,
  plan: readonly PlannedStep[],
): readonly FilledPhase[] {
  const { phases } = platform.delivery;
  const namings = named(platform, environment, plan);
  const byId = new Map(plan.map((step) => [step.id, step]));
  const last = Math.max(
    0,
    phases.findLastIndex(({ brings }) => brings.length > 0),
  );
  const placed = new Map<string, number>();
  // From the last level down, so that whatever needs a step has its phase already.
  for (const step of [...plan].reverse()) {
    const naming = namings.get(step.id);
    const users = plan.filter(({ needs }) => needs.some(({ id, hard }) => hard && id === step.id));
    const needed = users.length === 0 ? last : Math.min(...users.map(({ id }) => placed.get(id) ?? last));
    const allowed = [...hardNeeds(step, byId)].map(({ id }) => namings.get(id)?.phase ?? 0);
    if (naming === undefined) placed.set(step.id, needed);
    else placed.set(step.id, naming.bySort ? Math.max(naming.phase, ...allowed) : naming.phase);
  }
  return phases.map((phase, index) => ({
    ...phase,
    steps: plan.filter(({ id }) => placed.get(id) === index),
  }));
}

/** Names in phases that mean nothing in any environment. */
export function unknownNames(
  platform: Platform,
  plans: ReadonlyMap<Environment, readonly PlannedStep[]>,
): readonly Diagnostic[] {
  const known = [...new Set([...plans.values()].flat().map(({ name }) => name)), ...sorts];
  return platform.delivery.phases.flatMap(({ brings, path }) =>
    brings.flatMap((name, item) => {
      if ([...plans].some(([environment, plan]) => meant(platform, environment, plan, name) !== undefined))
        return [];
      const near = nearest(name, known);
      return [
        {
          path: [...path, 'brings', item],
          reason: `nothing of the platform is called '${name}'`,
          fix:
            near === undefined
              ? 'Name a component, a store or a service; what people do stands in `tasks`.'
              : `Did you mean '${near}'?`,
        },
      ];
    }),
  );
}

/** Steps that a phase brings before what they need. */
export function earlySteps(
  platform: Platform,
  environment: Environment,
  plan: readonly PlannedStep[],
): readonly Diagnostic[] {
  const { phases } = platform.delivery;
  const namings = named(platform, environment, plan);
  const byId = new Map(plan.map((step) => [step.id, step]));
  return plan.flatMap((step) => {
    const own = namings.get(step.id);
    const phase = phases[own?.phase ?? -1];
    if (own === undefined || phase === undefined) return [];
    return [...hardNeeds(step, byId)].flatMap((need): readonly Diagnostic[] => {
      const other = namings.get(need.id);
      const later = phases[other?.phase ?? -1];
      if (other === undefined || later === undefined || other.phase <= own.phase) return [];
      if (own.bySort && need.component !== undefined) return [];
      return [
        {
          path: [...phase.path, 'brings', own.item],
          reason: `'${phase.name}' brings ${step.name} before ${need.name}, which it needs and which only '${later.name}' brings`,
          fix: `Let '${phase.name}' or an earlier one bring ${need.name}, or '${later.name}' bring ${step.name}.`,
        },
      ];
    });
  });
}

/** Everything that must be there before a step, however far down. */
function hardNeeds(step: PlannedStep, byId: ReadonlyMap<string, PlannedStep>): ReadonlySet<PlannedStep> {
  const found = new Set<PlannedStep>();
  const follow = (one: PlannedStep): void => {
    for (const { id, hard } of one.needs) {
      const need = byId.get(id);
      if (!hard || need === undefined || found.has(need)) continue;
      found.add(need);
      follow(need);
    }
  };
  follow(step);
  return found;
}
