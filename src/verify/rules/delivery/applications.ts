import { type DataPath, isObject } from '../../../base/index.ts';
import type { Cluster, Facts, KubernetesObject } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';
import { fieldsAt, listAt, textAt } from '../../value.ts';

/** A source of an Application. */
export interface ApplicationSource {
  /** Inside the Application. */
  readonly at: DataPath;
  readonly repository: string | undefined;
  readonly revision: string | undefined;
  readonly path: string | undefined;
  readonly chart: string | undefined;
}

/** An Application of Argo CD, or one that an ApplicationSet makes. */
export interface Application {
  /** The Application, or the ApplicationSet. */
  readonly object: KubernetesObject;
  /** Where its spec stands inside the object. */
  readonly spec: DataPath;
  readonly sources: readonly ApplicationSource[];
  readonly prunes: boolean;
  readonly heals: boolean;
  readonly options: readonly string[];
  readonly wave: number;
}

/** The Applications of a cluster's files. */
export const applicationsOf = oncePer((cluster: Cluster): readonly Application[] =>
  ofArgo(cluster, 'Application').map((object) => readApplication(object, ['spec'], {})),
);

/** The objects of a kind of Argo CD. */
export function ofArgo(cluster: Cluster, kind: string): readonly KubernetesObject[] {
  return cluster.ofKind(kind).filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io/'));
}

/** Reads an Application, or the template of one with the parameters that it is given. */
export function readApplication(
  object: KubernetesObject,
  spec: DataPath,
  parameters: Readonly<Record<string, string>>,
): Application {
  const { value } = object;
  const policy = fieldsAt(value, ...spec, 'syncPolicy');
  const automated = fieldsAt(policy, 'automated');
  const on = isObject(policy.automated) && automated.enabled !== false;
  const sourceAt = (at: DataPath): ApplicationSource => {
    const text = (field: string) => filledIn(textAt(value, ...at, field), parameters);
    return {
      at,
      repository: text('repoURL'),
      revision: text('targetRevision'),
      path: text('path'),
      chart: text('chart'),
    };
  };
  return {
    object,
    spec,
    sources: [
      ...(fieldsAt(value, ...spec).source === undefined ? [] : [sourceAt([...spec, 'source'])]),
      ...listAt(value, ...spec, 'sources').map((_, index) => sourceAt([...spec, 'sources', index])),
    ],
    prunes: on && automated.prune === true,
    heals: on && automated.selfHeal === true,
    options: listAt(policy, 'syncOptions').map(String),
    wave: waveOf(object),
  };
}

/** A text with the parameters that are known in place of `{{name}}` and `{{.name}}`. */
function filledIn(
  text: string | undefined,
  parameters: Readonly<Record<string, string>>,
): string | undefined {
  return text?.replaceAll(/\{\{\s*\.?([\w.]+)\s*\}\}/g, (whole, name: string) => parameters[name] ?? whole);
}

/** The sync wave of an object; 0 where none is stated. */
export function waveOf({ value }: KubernetesObject): number {
  return Number(textAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave') ?? 0);
}

/**
 * The folder of these files that a path in a Git repository means. The files may be only a folder of that
 * repository: then the first steps of the path are outside.
 */
export function folderOf(facts: Facts, path: string): string | undefined {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  if (steps.length === 0) return '.';
  const folders = foldersOf(facts);
  return steps.map((_, index) => steps.slice(index).join('/')).find((one) => folders.has(one));
}

/** Every folder of the repository that holds something. */
export const foldersOf = oncePer((facts: Facts): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const file of facts.sources.keys()) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      if (folders.has(file.slice(0, end))) break;
      folders.add(file.slice(0, end));
    }
  }
  return folders;
});

/** The objects that an Application brings from its folders, with the cluster whose files hold them. */
export function broughtBy(
  facts: Facts,
  application: Application,
): readonly { readonly cluster: Cluster; readonly object: KubernetesObject }[] {
  return application.sources.flatMap(({ path }) => {
    const folder = path === undefined ? undefined : folderOf(facts, path);
    if (folder === undefined) return [];
    return facts.clusters.flatMap((cluster) => {
      const whole = cluster.name === folder || isBelow(cluster.name, folder);
      if (!whole && !isBelow(folder, cluster.name)) return [];
      // A base keeps its folders under the names that they have in the overlay.
      const tail = folder.split('/').slice(-2).join('/');
      return cluster.objects
        .filter(({ tree: { source } }) => whole || isBelow(source.file, folder) || isIn(source.file, tail))
        .map((object) => ({ cluster, object }));
    });
  });
}

function isIn(file: string, tail: string): boolean {
  return `/${file.slice(0, file.lastIndexOf('/'))}`.endsWith(`/${tail}`);
}

export function isBelow(path: string, folder: string): boolean {
  return folder === '.' ? path !== '.' : path.startsWith(`${folder}/`);
}
