import {
  type DataPath,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  nearest,
  type Sourced,
  sameJson,
} from '../../base/index.ts';
import { mergeKey } from '../../kubernetes/index.ts';
import type { Platform, PlatformOverride } from '../../model/index.ts';
import type { Part, Unit } from './unit.ts';

type Report = (diagnostic: Diagnostic) => void;

/**
 * Applies the definition's overrides in their order. One that finds no object, or changes nothing in any
 * environment, is reported: an override never fails in silence.
 */
export function applyOverrides(platform: Platform, units: readonly Unit[], report: Report): readonly Unit[] {
  let current = units;
  const present = platform.environments.map((environment) => environment.name);
  for (const override of platform.overrides) {
    if (!override.environments.some((name) => present.includes(name))) continue;
    const outcome = { found: 0, changed: 0, namespaces: new Set<string>() };
    current = current.map((unit) => overrideUnit(unit, override, outcome));
    reportOutcome(current, override, outcome, report);
  }
  return current;
}

interface Outcome {
  found: number;
  changed: number;
  readonly namespaces: Set<string>;
}

function overrideUnit(unit: Unit, override: PlatformOverride, outcome: Outcome): Unit {
  let touched = false;
  const parts = new Map<string, Part>();
  for (const [environment, part] of unit.parts) {
    if (!override.environments.includes(environment)) {
      parts.set(environment, part);
      continue;
    }
    const objects = part.objects.map((object) => {
      if (!isTarget(object.value, override)) return object;
      outcome.found += 1;
      outcome.namespaces.add(String((object.value.metadata as JsonObject).namespace ?? ''));
      const changed = merge(object.value, [], object.value, override.set as JsonObject) as JsonObject;
      if (sameJson(changed, object.value)) return object;
      outcome.changed += 1;
      touched = true;
      return withOrigin(object, changed, override);
    });
    parts.set(environment, { ...part, objects });
  }
  return touched ? { ...unit, parts } : unit;
}

function isTarget(object: JsonObject, override: PlatformOverride): boolean {
  const metadata = object.metadata as JsonObject;
  return (
    object.kind === override.kind &&
    metadata.name === override.name &&
    (override.namespace === undefined || metadata.namespace === override.namespace)
  );
}

function withOrigin(object: Sourced, value: JsonObject, override: PlatformOverride): Sourced {
  const changed = Object.keys(override.set).map((key) => [key, [...override.path, 'set', key]] as const);
  return { ...object, value, fields: new Map([...(object.fields ?? []), ...changed]) };
}

function reportOutcome(
  units: readonly Unit[],
  override: PlatformOverride,
  outcome: Outcome,
  report: Report,
): void {
  const what = `${override.kind} '${override.name}'`;
  if (outcome.found === 0) {
    const names = new Set(
      units
        .flatMap((unit) => [...unit.parts.values()])
        .flatMap((part) => part.objects)
        .filter((object) => object.value.kind === override.kind)
        .map((object) => String((object.value.metadata as JsonObject).name)),
    );
    const meant = nearest(override.name, names);
    report({
      path: [...override.path, 'name'],
      reason: `the override does not land: there is no ${what}${override.namespace === undefined ? '' : ` in the namespace '${override.namespace}'`}`,
      fix:
        meant === undefined || meant === override.name
          ? `There are: ${[...names].slice(0, 12).join(', ') || 'none of this kind'}.`
          : `Did you mean '${meant}'?`,
    });
  } else if (outcome.namespaces.size > 1) {
    report({
      path: override.path,
      reason: `the override lands in several namespaces: ${[...outcome.namespaces].join(', ')}`,
      fix: 'Name the namespace.',
    });
  } else if (outcome.changed === 0) {
    report({
      path: [...override.path, 'set'],
      reason: `the override changes nothing: ${what} is so already`,
      fix: 'Remove it.',
    });
  }
}

/** A strategic merge: maps field by field, named items one by one, other lists whole; null takes away. */
function merge(
  owner: JsonObject,
  path: DataPath,
  before: Json | undefined,
  set: Json | undefined,
): Json | undefined {
  if (set === undefined) return before;
  if (set === null) return undefined;
  if (isObject(set)) {
    const result: Record<string, Json | undefined> = isObject(before) ? { ...(before as JsonObject) } : {};
    for (const [key, value] of Object.entries(set as JsonObject)) {
      const merged = merge(owner, [...path, key], result[key], value);
      if (merged === undefined) delete result[key];
      else result[key] = merged;
    }
    return result as JsonObject;
  }
  const key = Array.isArray(set)
    ? mergeKey(String(owner.apiVersion), String(owner.kind), path)?.[0]
    : undefined;
  if (!Array.isArray(set) || key === undefined || !Array.isArray(before)) return set;
  const items = [...(before as readonly Json[])];
  for (const item of set as readonly Json[]) {
    const index = items.findIndex((one) => isObject(one) && isObject(item) && one[key] === item[key]);
    if (index === -1) items.push(item);
    else items[index] = merge(owner, [...path, index], items[index], item) ?? item;
  }
  return items;
}
