import type { Tree } from '../../base/index.ts';
import { parseYaml, positionOf } from '../../base/index.ts';
import { softwareOfChart } from '../../kubernetes/index.ts';
import type { Installed, UnreadFile } from '../facts.ts';
import { fieldAt, textAt } from '../kustomize/edit.ts';
import type { Repository } from '../repository.ts';
import { folderOf, resolvePath } from '../repository.ts';

/** The releases of the helmfiles of a repository, by the file. */
export function readHelmfiles(
  repository: Repository,
  unread: UnreadFile[],
): ReadonlyMap<string, readonly Installed[]> {
  const found = new Map<string, readonly Installed[]>();
  for (const [file, source] of repository.sources) {
    if (!/(^|\/)(helmfile[\w.-]*|helmfile\.d\/[^/]+)\.ya?ml(\.gotmpl)?$/.test(file)) continue;
    const { documents, problems } = parseYaml(source);
    if (problems.length > 0) {
      unread.push({ path: file, reason: 'templates of helmfile are not rendered' });
      continue;
    }
    const addresses = repositoriesOf(documents);
    found.set(
      file,
      documents
        .flatMap((document) => itemsOf(fieldAt(document, 'releases')))
        .flatMap((release) => releaseOf(repository, file, release, addresses) ?? []),
    );
  }
  return found;
}

function repositoriesOf(documents: readonly Tree[]): ReadonlyMap<string, string> {
  const all = documents.flatMap((document) => itemsOf(fieldAt(document, 'repositories')));
  return new Map(all.map((one) => [textAt(one, 'name') ?? '', textAt(one, 'url') ?? '']));
}

function releaseOf(
  repository: Repository,
  file: string,
  release: Tree,
  addresses: ReadonlyMap<string, string>,
): Installed | undefined {
  const [name, chart] = [textAt(release, 'name'), textAt(release, 'chart')];
  const installed = fieldAt(release, 'installed');
  const isOff = installed?.kind === 'scalar' && installed.value === false;
  if (name === undefined || chart === undefined || isOff || chart.startsWith('.')) return undefined;
  const slash = chart.lastIndexOf('/');
  const alias = chart.slice(0, Math.max(slash, 0));
  const chartName = chart.slice(slash + 1);
  const address = addresses.get(alias) ?? (alias === '' ? undefined : alias);
  return {
    name,
    namespace: textAt(release, 'namespace'),
    software: softwareOfChart(chartName, address) ?? softwareOfChart(chartName, alias),
    chart: { name: chartName, repository: address, version: textAt(release, 'version') },
    values: itemsOf(fieldAt(release, 'values')).flatMap((item) => valuesOf(repository, folderOf(file), item)),
    tree: release,
    at: positionOf(release.source, release.offset),
  };
}

/** Values that stand in place, or the documents of a values file. */
export function valuesOf(repository: Repository, folder: string, item: Tree): readonly Tree[] {
  if (item.kind === 'map') return [item];
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
  const source = repository.sources.get(resolvePath(folder, item.value) ?? '');
  return source === undefined ? [] : parseYaml(source).documents;
}

export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : [];
}
