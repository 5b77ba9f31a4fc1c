import { type DataPath, isObject } from '../../base/index.ts';
import type { Hole } from '../schema/environment.ts';
import type { ReadDefinition } from '../schema/platform.ts';
import { own } from './context.ts';
import type { Faults } from './faults.ts';

/** Reports the holes that the wanted environments need filled; what follows from a hole is not told. */
export function loseHoles(definition: ReadDefinition, wanted: readonly string[], faults: Faults): void {
  const { overrides: _, ...parts } = definition;
  for (const hole of holesOf(parts, [])) {
    if (!wanted.includes(hole.environment) || !exists(definition, hole)) continue;
    faults.lose(hole.path);
    faults.addAnyway(hole.environment, {
      path: hole.path,
      reason: (where) => `${hole.what} is missing in ${where}`,
      fix: 'Write the value in the place of missing(...).',
    });
  }
}

/** Whether the service with the hole, where it is one, exists in the hole's environment. */
function exists(definition: ReadDefinition, { path, environment }: Hole): boolean {
  const [collection, name] = path;
  if (collection !== 'services') return true;
  const service = own(definition.services, String(name));
  return service?.environments?.includes(environment) ?? true;
}

/** All holes of a read definition, with their whole paths. */
function holesOf(value: unknown, path: DataPath): readonly Hole[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => holesOf(item, [...path, index]));
  if (!isObject(value)) return [];
  if (value.kind === 'spread') {
    return (value.holes as readonly Hole[]).map((hole) => ({ ...hole, path: [...path, ...hole.path] }));
  }
  return Object.entries(value).flatMap(([key, inner]) => holesOf(inner, [...path, key]));
}
