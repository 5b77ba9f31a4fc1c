import type { DataPath } from '../../../../base/index.ts';
import type { KubernetesObject } from '../../../../facts/index.ts';
import { listed, placeIn } from '../../../place.ts';
import type { Report, Rule } from '../../../rule.ts';
import { fieldsAt, textAt } from '../../../value.ts';
import { type ApplicationSet, applicationSetsOf } from '../application-sets.ts';
import { type Application, applicationsOf } from '../applications.ts';
import { environmentNames } from '../environments.ts';

export const rule: Rule = {
  id: 'shared-environment-source',
  title: 'One Application for all environments',
  severity: 'warning',
  why: 'What is committed reaches production in the same minute as the first environment: there is no step in which it is tried, and a bad commit is everywhere.',
  fix: 'Give each environment an Application of its own folder or revision, in a project of its own.',
  *check({ cluster, facts, platform }) {
    const names = environmentNames(facts, platform);
    for (const set of applicationSetsOf(facts)(cluster)) yield* judgeSet(set, names);
    if (names.size < 2) return;
    for (const application of applicationsOf(cluster)) {
      const { object, sources } = application;
      const source = sources.find(({ path }) => path !== undefined);
      if (source === undefined || wordsOf(application).some((word) => names.has(word))) continue;
      yield {
        message: `Application ${object.name} follows ${source.path} of ${source.revision ?? 'HEAD'} for ${listed([...names].sort())} alike`,
        places: [placeIn(object, [...source.at, 'path'], 'names no environment')],
      };
    }
  },
};

/** Names by which a list of a set tells environments apart, whether the folders do or not. */
const usual = /^(?:dev|development|test|testing|qa|uat|stage|staging|preprod|prod|production)$/;

/** A set is made for several clusters: what its template does not change with them is the same in all of them. */
function* judgeSet(set: ApplicationSet, names: ReadonlySet<string>): Iterable<Report> {
  const { object, applications, elements } = set;
  const source = applications[0]?.sources.find(({ path }) => path !== undefined);
  if (source === undefined || isTemplated(object, ['spec', 'template', 'spec'])) return;
  const said = elements.flatMap((element) => Object.values(element).flatMap(words));
  const own = new Set(said.filter((word) => names.has(word) || usual.test(word)));
  const generators = JSON.stringify(object.value.spec).slice(0, 20_000);
  const isForAll = elements.length === 0 && /"clusters":\{(?:"values":\{[^}]*\})?\}/.test(generators);
  const alike = isForAll ? names : own;
  const spoken = [source.path, source.revision, object.name].flatMap((text) => words(text ?? ''));
  if (alike.size < 2 || spoken.some((word) => alike.has(word))) return;
  yield {
    message: `ApplicationSet ${object.name} brings ${source.path} of ${source.revision ?? 'HEAD'} to ${listed([...alike].sort())} alike`,
    places: [placeIn(object, [...source.at, 'path'], 'is the same for every environment')],
  };
}

/** Whether the sources of a template change with what a set gives them. */
function isTemplated(object: KubernetesObject, spec: DataPath): boolean {
  const { source, sources } = fieldsAt(object.value, ...spec);
  return JSON.stringify([source, sources]).includes('{{');
}

/** Every word by which an Application may name its environment. */
function wordsOf({ object, sources }: Application): readonly string[] {
  const texts = [
    object.name,
    object.tree.source.file,
    textAt(object.value, 'spec', 'project'),
    textAt(object.value, 'spec', 'destination', 'name'),
    textAt(object.value, 'spec', 'destination', 'server'),
    textAt(object.value, 'spec', 'destination', 'namespace'),
    ...sources.flatMap(({ path, revision, repository }) => [path, revision, repository]),
  ];
  return texts.flatMap((text) => words(text ?? ''));
}

function words(text: string): readonly string[] {
  return [...text.split(/[/._-]/), ...text.split('/')];
}
