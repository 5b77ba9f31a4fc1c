import type { Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import { folderOf, isInside, resolvePath } from '../repository.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { kustomizationNames, readKustomization } from './kustomization.ts';

/** The kustomizations of a repository, by folder. */
export type Kustomizations = ReadonlyMap<string, Kustomization>;

/** What a path in a kustomization means. */
export type Found =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'folder'; readonly kustomization: Kustomization };

export function findKustomizations(repository: Repository, report: Report): Kustomizations {
  const found = new Map<string, Kustomization>();
  for (const [file, source] of repository.sources) {
    const folder = folderOf(file);
    if (!kustomizationNames.includes(file.slice(folder === '.' ? 0 : folder.length + 1))) continue;
    repository.use(file);
    if (found.has(folder)) {
      report({ source, offset: 0 }, 'the folder has a second kustomization file', 'Keep one of the two.');
      continue;
    }
    const [tree, more] = repository.documents(file, true);
    if (tree === undefined) {
      report(
        { source, offset: 0 },
        'the kustomization is empty',
        'List the manifests of the folder under resources.',
      );
    }
    if (more !== undefined)
      report(more, 'a kustomization file holds one document only', 'Move the other document elsewhere.');
    const kustomization = tree === undefined ? undefined : readKustomization(file, tree, report);
    if (kustomization !== undefined) found.set(folder, kustomization);
  }
  return found;
}

/** Follows a path of `resources`, `bases` or `components`. */
export function find(
  kustomization: Kustomization,
  path: TextTree,
  repository: Repository,
  kustomizations: Kustomizations,
  report: Report,
): Found | undefined {
  if (isRemote(path.value) && !repository.sources.has(resolvePath(kustomization.folder, path.value) ?? '')) {
    if (isPinned(path.value)) {
      repository.remote.set(path, { folder: kustomization.folder, address: path.value });
      return undefined;
    }
    report(
      path,
      `${path.value} is not in this repository and not pinned to a version, so that what it brings may change`,
      'Pin it with ?ref= and a tag or commit, or copy the resources into the repository.',
    );
    return undefined;
  }
  const target = resolvePath(kustomization.folder, path.value);
  if (target === undefined) {
    report(path, `${path.value} leaves the repository`, 'Use a path inside the repository.');
    return undefined;
  }
  if (repository.sources.has(target)) {
    checkInside(kustomization, path, target, report);
    return { kind: 'file', file: target };
  }
  const folder = kustomizations.get(target);
  if (folder !== undefined) return { kind: 'folder', kustomization: folder };
  report(
    path,
    `there is no file or kustomization ${path.value}`,
    'Correct the path, or add what is missing.',
  );
  return undefined;
}

/** The text of a file that a kustomization names, or undefined with a report. */
export function findFile(
  kustomization: Kustomization,
  path: TextTree,
  name: string,
  repository: Repository,
  report: Report,
): string | undefined {
  const file = resolvePath(kustomization.folder, name);
  if (file === undefined) report(path, `${name} leaves the repository`, 'Use a path inside the repository.');
  else if (!repository.sources.has(file))
    report(path, `there is no file ${name}`, 'Correct the path, or add the file.');
  else {
    checkInside(kustomization, path, file, report);
    repository.use(file);
    return file;
  }
  return undefined;
}

function checkInside({ folder }: Kustomization, path: TextTree, file: string, report: Report): void {
  if (isInside(file, folder)) return;
  report(
    path,
    `${file} is outside the folder of the kustomization, which kustomize refuses`,
    'Move the file below the kustomization, or make its folder a kustomization of its own.',
  );
}

function isRemote(path: string): boolean {
  return (
    /^(?:[a-z+]+:\/\/|git@|git::|[a-z0-9-]+\.(?:com|org|io|net)[/:])/i.test(path) ||
    path.includes('?ref=') ||
    path.includes('//')
  );
}

/** Whether an address names a version: a tag or commit after `ref=`, or a release in its path. */
function isPinned(address: string): boolean {
  const [path = '', query = ''] = address.split('?');
  const reference = new URLSearchParams(query).get('ref') ?? new URLSearchParams(query).get('version');
  if (reference !== null) return /\d+\.\d+|^v?\d+$|^[0-9a-f]{7,40}$/.test(reference);
  return /\/v?\d+\.\d+(?:\.\d+)?[^/]*\//.test(path) || /\/[0-9a-f]{40}\//.test(path);
}

/** The objects of manifests: documents with a kind, lists taken apart. */
export function unpackLists(documents: readonly Tree[]): readonly Tree[] {
  return documents.flatMap((tree) => {
    if (tree.kind !== 'map') return [tree];
    const kind = tree.entries.get('kind')?.value;
    const items = tree.entries.get('items')?.value;
    const isList = kind?.kind === 'scalar' && typeof kind.value === 'string' && kind.value.endsWith('List');
    return isList && items?.kind === 'list' ? unpackLists(items.items) : [tree];
  });
}
