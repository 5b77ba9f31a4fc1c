import type { Sourced } from '../../base/index.ts';
import type { Platform } from '../../model/index.ts';
import { addedBy } from './added.ts';
import type { Component } from './area.ts';
import { areas } from './areas.ts';
import { componentsOf } from './components.ts';
import { keptFromPruning } from './delivery/keep-data.ts';
import type { Part, Unit } from './unit.ts';

/** The folders of the platform, each with its objects in each environment, in the order of the areas. */
export function units(platform: Platform): readonly Unit[] {
  const found = new Map<string, { readonly from: Unit['from']; readonly parts: Map<string, Part> }>();
  for (const environment of platform.environments) {
    const kept = environment.gitops === undefined ? (one: Sourced) => one : keptFromPruning;
    const added = addedBy(areas, platform, environment);
    for (const area of areas) {
      for (const { folder, from, objects, configs = [] } of area.objects?.(platform, environment, added) ??
        []) {
        if (objects.length === 0 && configs.length === 0) continue;
        const unit = found.get(folder) ?? { from, parts: new Map<string, Part>() };
        const part = unit.parts.get(environment.name) ?? { objects: [], configs: [] };
        unit.parts.set(environment.name, {
          objects: [...part.objects, ...objects.map(kept)],
          configs: [...part.configs, ...configs],
        });
        found.set(folder, unit);
      }
    }
  }
  return [...found].map(([folder, { from, parts }]) => ({ folder, from, parts }));
}

/** The software of others that each environment stands on, by the environment's name. */
export function components(platform: Platform): ReadonlyMap<string, readonly Component[]> {
  return new Map(
    platform.environments.map((environment) => [
      environment.name,
      componentsOf(areas, platform, environment),
    ]),
  );
}
