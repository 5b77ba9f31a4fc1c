import { positionOf } from '../../base/index.ts';
import { softwareOfAddress } from '../../kubernetes/index.ts';
import type { Cluster, Installed, UnreadFile } from '../facts.ts';
import { textAt } from '../kustomize/edit.ts';
import type { Repository } from '../repository.ts';
import { chartsOf } from './applications.ts';
import { readDependencies } from './dependencies.ts';
import { environmentWords, mayConcern } from './environment.ts';
import { readHelmfiles } from './helmfile.ts';

/** Something installed, with the words of the place that says so. */
interface Placed {
  readonly installed: Installed;
  readonly words: readonly string[];
}

/** What a repository installs in a cluster, by the cluster's name. */
export function installedIn(
  repository: Repository,
  clusters: () => readonly Cluster[],
  unread: UnreadFile[],
): (cluster: string) => readonly Installed[] {
  const helmfiles = readHelmfiles(repository, unread);
  let known: { readonly all: readonly Placed[]; readonly words: ReadonlySet<string> } | undefined;
  return (cluster) => {
    known ??= { all: gather(repository, helmfiles, clusters()), words: environmentWords(clusters()) };
    const { all, words } = known;
    return all
      .filter((one) => mayConcern(one.words, cluster.split('/'), words))
      .map(({ installed }) => installed);
  };
}

function gather(
  repository: Repository,
  helmfiles: ReadonlyMap<string, readonly Installed[]>,
  clusters: readonly Cluster[],
): readonly Placed[] {
  const fromHelmfiles = [...helmfiles].flatMap(([file, releases]) =>
    releases.map((installed) => ({ installed, words: file.split(/[/.]/) })),
  );
  const fromApplications = clusters.flatMap((cluster) =>
    cluster
      .ofKind('Application')
      .filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io/'))
      .flatMap((application) => {
        const target = textAt(application.tree, 'spec', 'destination', 'name') ?? '';
        const { file } = application.tree.source;
        const words = [...file.split(/[/.]/), ...cluster.name.split('/'), ...target.split('-')];
        return chartsOf(repository, application).map((installed) => ({ installed, words }));
      }),
  );
  const fromCharts = readDependencies(repository).map((installed) => ({
    installed,
    words: installed.at.file.split('/'),
  }));
  const fromKustomizations = [...repository.remote].map(([tree, { folder, address }]) => ({
    installed: {
      name: folder.slice(folder.lastIndexOf('/') + 1),
      namespace: undefined,
      software: softwareOfAddress(address),
      chart: undefined,
      values: [],
      tree,
      at: positionOf(tree.source, tree.offset),
    },
    words: folder.split('/'),
  }));
  return [...fromHelmfiles, ...fromApplications, ...fromCharts, ...fromKustomizations];
}
