import type { Environment, Platform, Service } from '../../model/index.ts';
import type { Added, Area, Opening, PodMarks } from './area.ts';
import { componentsOf } from './components.ts';

/** Gathers what all areas add to the parts of an environment. */
export function addedBy(areas: readonly Area[], platform: Platform, environment: Environment): Added {
  const openings = new Map<string, Opening[]>();
  for (const area of areas) {
    for (const opening of area.openings?.(platform, environment) ?? []) {
      const key = `${opening.of} ${opening.name}`;
      const known = openings.get(key);
      if (known === undefined) openings.set(key, [opening]);
      else known.push(opening);
    }
  }
  return {
    components: componentsOf(areas, platform, environment),
    openings: (of, name) => openings.get(`${of} ${name}`) ?? [],
    marks: (service) => marksOf(areas, platform, environment, service),
  };
}

function marksOf(
  areas: readonly Area[],
  platform: Platform,
  environment: Environment,
  service: Service,
): Required<PodMarks> {
  const all = areas.flatMap((area) => area.marks?.(platform, environment, service) ?? []);
  return {
    labels: Object.assign({}, ...all.map(({ labels }) => labels)),
    annotations: Object.assign({}, ...all.map(({ annotations }) => annotations)),
    account: Object.assign({}, ...all.map(({ account }) => account)),
    service: Object.assign({}, ...all.map(({ service }) => service)),
    mounts: all.flatMap(({ mounts }) => mounts ?? []),
    variables: all.flatMap(({ variables }) => variables ?? []),
  };
}
