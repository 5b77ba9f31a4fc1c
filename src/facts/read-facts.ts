import type { Tree } from '../base/index.ts';
import { readCharts } from './charts/charts.ts';
import { makeCluster } from './cluster.ts';
import { readScripts } from './commands/index.ts';
import { dashboardFiles } from './dashboards/index.ts';
import type {
  Cluster,
  DashboardFile,
  Facts,
  InputFile,
  KeySource,
  NamedObject,
  Script,
  UnreadFile,
} from './facts.ts';
import { handMadeSuffix, readHandMade } from './keys.ts';
import { readKustomizations } from './kustomize/index.ts';
import { readManifests } from './manifests/index.ts';
import { readMonitoring } from './monitoring/index.ts';
import { objectOf } from './objects.ts';
import { ProblemList } from './problems.ts';
import { folderOf, isInside, Repository } from './repository.ts';
import { installedIn } from './software/index.ts';
import { readTerraform } from './terraform/index.ts';

/**
 * Reads the files of a repository into facts. Each format has its reader in a folder of its own; a further
 * format is a further folder and a further line here.
 */
export function readFacts(files: Iterable<InputFile>): Facts {
  const problems = new ProblemList();
  const repository = new Repository(files, problems);
  const rendered = new Map<string, readonly Tree[]>(readKustomizations(repository, problems.report));
  const unread: UnreadFile[] = [];
  for (const [{ source }, { address }] of repository.remote) {
    unread.push({ path: source.file, reason: `what it takes from ${address} is not fetched` });
  }
  const loose = readManifests(repository, unread);
  if (loose.length > 0) rendered.set('.', [...(rendered.get('.') ?? []), ...loose]);
  const handMade = handMadeSecrets(repository, [...rendered.keys()]);
  // A kustomization all of whose objects are elsewhere says nothing that could be judged.
  const elsewhere = new Set([...repository.remote.values()].map(({ folder }) => folder));
  const installed = installedIn(repository, () => clusters, unread);
  const clusters: readonly Cluster[] = [...rendered]
    .filter(([name, trees]) => trees.length > 0 || !elsewhere.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, trees]) =>
      makeCluster(
        name,
        trees.flatMap((tree) => objectOf(tree, problems.report) ?? []),
        handMade.get(name) ?? [],
        () => installed(name),
      ),
    );
  const { sources } = repository;
  let inFiles: readonly DashboardFile[] | undefined;
  let scripts: readonly Script[] | undefined;
  let terraform: readonly NamedObject[] | undefined;
  return Object.freeze({
    sources,
    clusters,
    charts: readCharts(repository),
    /** Read when somebody asks; what a ConfigMap takes is told where it takes it. */
    get dashboards() {
      inFiles ??= looseDashboards(sources, clusters);
      return inFiles;
    },
    get terraform() {
      terraform ??= readTerraform(sources.values());
      return terraform;
    },
    get scripts() {
      scripts ??= readScripts(sources, clusters);
      return scripts;
    },
    monitoring: readMonitoring(repository.sources.values()),
    problems: problems.list(),
    unread,
  });
}

function looseDashboards(sources: Facts['sources'], clusters: readonly Cluster[]): readonly DashboardFile[] {
  const taken = new Set(clusters.flatMap(({ dashboards }) => dashboards.map((one) => one.at([]).file)));
  return dashboardFiles(sources).filter(({ name }) => !taken.has(name));
}

/** Secrets that people make by hand, by the innermost cluster around the file. */
function handMadeSecrets(
  repository: Repository,
  names: readonly string[],
): ReadonlyMap<string, readonly KeySource[]> {
  const byCluster = new Map<string, KeySource[]>();
  for (const [file, source] of repository.sources) {
    const secret = file.endsWith(handMadeSuffix) ? readHandMade(source) : undefined;
    if (secret === undefined) continue;
    const folder = folderOf(file);
    const around = names.filter((name) => folder === name || isInside(folder, name));
    const [innermost] = around.sort((a, b) => b.length - a.length);
    if (innermost !== undefined) byCluster.set(innermost, [...(byCluster.get(innermost) ?? []), secret]);
  }
  return byCluster;
}
