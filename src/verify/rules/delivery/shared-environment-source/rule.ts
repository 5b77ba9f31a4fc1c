import { listed, placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
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
  return texts.flatMap((text) => [...(text ?? '').split(/[/._-]/), ...(text ?? '').split('/')]);
}
