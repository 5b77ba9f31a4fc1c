import type { MapTree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import { resolvePath } from '../repository.ts';
import type { Kustomization } from './kustomization.ts';
import { fieldOf } from './kustomization.ts';
import type { Kustomizations } from './loader.ts';
import { findKustomizations } from './loader.ts';
import { Renderer } from './render.ts';

/** The objects of every kustomization that no other one refers to, by its folder. */
export function readKustomizations(
  repository: Repository,
  report: Report,
): ReadonlyMap<string, readonly MapTree[]> {
  const kustomizations = findKustomizations(repository, report);
  const renderer = new Renderer(repository, kustomizations, report);
  const rendered = new Map<string, readonly MapTree[]>();
  const referred = new Set(
    [...kustomizations.values()].flatMap((kustomization) => referredFolders(kustomization, kustomizations)),
  );
  const whole = [...kustomizations.values()].filter(({ kind }) => kind === 'Kustomization');
  for (const kustomization of whole) {
    if (!referred.has(kustomization.folder))
      rendered.set(kustomization.folder, renderer.render(kustomization));
  }
  // What is left over leads only back to itself.
  for (const kustomization of whole) {
    if (!renderer.hasBuilt(kustomization)) rendered.set(kustomization.folder, renderer.render(kustomization));
  }
  for (const kustomization of kustomizations.values()) useListedFiles(kustomization, repository);
  return rendered;
}

function referredFolders(kustomization: Kustomization, kustomizations: Kustomizations): readonly string[] {
  return listedPaths(kustomization, ['resources', 'bases', 'components']).filter((path) =>
    kustomizations.has(path),
  );
}

/** Files of kustomizations that take part in nothing are no loose manifests either. */
function useListedFiles(kustomization: Kustomization, repository: Repository): void {
  for (const path of listedPaths(kustomization, ['resources', 'patchesStrategicMerge'])) repository.use(path);
  for (const field of ['patches', 'patchesJson6902']) {
    const items = fieldOf(kustomization, field);
    for (const item of items?.kind === 'list' ? items.items : []) {
      const path = item.kind === 'map' ? item.entries.get('path')?.value : undefined;
      if (path?.kind !== 'scalar' || typeof path.value !== 'string') continue;
      const file = resolvePath(kustomization.folder, path.value);
      if (file !== undefined) repository.use(file);
    }
  }
}

function listedPaths(kustomization: Kustomization, fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => {
    const items = fieldOf(kustomization, field);
    if (items?.kind !== 'list') return [];
    return items.items.flatMap((item) =>
      item.kind === 'scalar' && typeof item.value === 'string'
        ? (resolvePath(kustomization.folder, item.value) ?? [])
        : [],
    );
  });
}
