import type { Cluster, Facts, KubernetesObject } from '../../../facts/index.ts';
import { oncePer } from '../../once-per.ts';
import { fieldsAt, listAt, textAt, textsAt } from '../../value.ts';
import {
  type Application,
  applicationsOf,
  foldersOf,
  isBelow,
  ofArgo,
  readApplication,
} from './applications.ts';

type Parameters = Readonly<Record<string, string>>;

/** An ApplicationSet with the Applications that it makes, as far as its files say. */
export interface ApplicationSet {
  readonly object: KubernetesObject;
  /** One for each element that is known; a single one with its parameters open, where none is. */
  readonly applications: readonly Application[];
  /** What the elements of lists say, by their names. */
  readonly elements: readonly Parameters[];
}

/** The ApplicationSets of a cluster's files. */
export const applicationSetsOf = oncePer((facts: Facts) =>
  oncePer((cluster: Cluster): readonly ApplicationSet[] =>
    ofArgo(cluster, 'ApplicationSet').map((object) => {
      const elements = listAt(object.value, 'spec', 'generators').flatMap((generator) =>
        ofGenerator(facts, generator),
      );
      const known = elements.length === 0 ? [{}] : elements;
      const spec = ['spec', 'template', 'spec'];
      return { object, elements, applications: known.map((one) => readApplication(object, spec, one)) };
    }),
  ),
);

/** All Applications of a cluster's files, with those that sets make. */
export function allApplicationsOf(cluster: Cluster, facts: Facts): readonly Application[] {
  return [
    ...applicationsOf(cluster),
    ...applicationSetsOf(facts)(cluster).flatMap(({ applications }) => applications),
  ];
}

/** The parameters that a generator gives, where the files alone decide them: lists, folders, and both by each other. */
function ofGenerator(facts: Facts, generator: unknown): readonly Parameters[] {
  const list = listAt(generator, 'list', 'elements').map((element) => textsAt(element));
  const folders = listAt(generator, 'git', 'directories')
    .filter((one) => fieldsAt(one).exclude !== true)
    .flatMap((one) => foldersLike(facts, textAt(one, 'path') ?? ''))
    .map((path): Parameters => {
      const basename = path.slice(path.lastIndexOf('/') + 1);
      return { path, 'path.path': path, 'path.basename': basename };
    });
  const [first, second] = ['matrix', 'merge'].flatMap((kind) =>
    listAt(generator, kind, 'generators').map((inner) => ofGenerator(facts, inner)),
  );
  const both = (first ?? []).flatMap((one) => (second ?? [{}]).map((other) => ({ ...one, ...other })));
  return [...list, ...folders, ...both];
}

/** The folders that a pattern with stars means; a star stands for one step. */
function foldersLike(facts: Facts, pattern: string): readonly string[] {
  if (!pattern.includes('*')) return foldersOf(facts).has(pattern) ? [pattern] : [];
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  const match = new RegExp(`^${source}$`);
  const start = pattern.slice(0, pattern.indexOf('*')).replace(/\/?[^/]*$/, '');
  return [...foldersOf(facts)].filter(
    (folder) => (start === '' || isBelow(folder, start)) && match.test(folder),
  );
}
