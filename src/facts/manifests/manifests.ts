import type { Tree } from '../../base/index.ts';
import type { UnreadFile } from '../facts.ts';
import type { Repository } from '../repository.ts';
import { folderOf } from '../repository.ts';

/** Kubernetes objects of the files that no kustomization speaks of; lists are taken apart. */
export function readManifests(repository: Repository, unread: UnreadFile[]): readonly Tree[] {
  const trees: Tree[] = [];
  for (const [file, { text }] of repository.sources) {
    if (!/\.(?:ya?ml|json)$/i.test(file) || repository.isUsed(file)) continue;
    if (!looksLikeManifest(text)) continue;
    if (isChartTemplate(file, repository)) {
      unread.push({ path: file, reason: 'templates of a Helm chart are not rendered' });
      continue;
    }
    if (isStrayTemplate(file, text)) {
      unread.push({ path: file, reason: 'a template of Helm that lies in no chart' });
      continue;
    }
    trees.push(...repository.documents(file, true).flatMap(objectsIn));
  }
  return trees;
}

/** Cheap, so that the many other files of a repository are never parsed, and their faults are none of ours. */
function looksLikeManifest(text: string): boolean {
  return /(?:^|[{,"'\s])apiVersion["']?\s*:/.test(text) && /(?:^|[{,"'\s])kind["']?\s*:/.test(text);
}

/** Files below `templates/` of a Helm chart are templates, not YAML. */
function isChartTemplate(file: string, repository: Repository): boolean {
  for (let at = file.indexOf('templates/'); at >= 0; at = file.indexOf('templates/', at + 1)) {
    if (at > 0 && file[at - 1] !== '/') continue;
    const chart = at === 0 ? '' : `${folderOf(file.slice(0, at + 'templates'.length))}/`;
    if (repository.sources.has(`${chart === './' ? '' : chart}Chart.yaml`)) return true;
  }
  return false;
}

/** Not YAML either, wherever it lies. */
function isStrayTemplate(file: string, text: string): boolean {
  return /(?:^|\/)templates\//.test(file) && /\{\{-?[^}]*(?<!\w)\.(?:Values|Release|Chart)\b/.test(text);
}

function objectsIn(tree: Tree): readonly Tree[] {
  if (tree.kind !== 'map') return [];
  const kind = tree.entries.get('kind')?.value;
  const items = tree.entries.get('items')?.value;
  const name = kind?.kind === 'scalar' && typeof kind.value === 'string' ? kind.value : '';
  return name.endsWith('List') && items?.kind === 'list' ? items.items.flatMap(objectsIn) : [tree];
}
