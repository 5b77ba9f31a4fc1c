import type { Facts } from '../../../../facts/index.ts';
import { oncePer } from '../../../once-per.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { allApplicationsOf } from '../application-sets.ts';
import { folderOf } from '../applications.ts';

export const rule: Rule = {
  id: 'dangling-application-path',
  title: 'An Application of a folder that is not there',
  severity: 'error',
  why: 'Argo CD cannot make the manifests: the Application stays in ComparisonError and brings nothing.',
  fix: 'Correct the path, or add the folder.',
  *check({ cluster, facts }) {
    const own = ownRepositories(facts);
    for (const { object, sources } of allApplicationsOf(cluster, facts)) {
      for (const { at, path, repository = '' } of sources) {
        if (
          path === undefined ||
          path.includes('{{') ||
          !own.has(repository) ||
          folderOf(facts, path) !== undefined
        )
          continue;
        yield {
          message: `${titleOf(object)} takes the folder ${path}, which is not there`,
          places: [placeIn(object, [...at, 'path'], `there is no folder ${path}`)],
        };
      }
    }
  },
};

/** Addresses of Git repositories that mean these files: those of which some Application finds its folder here. */
const ownRepositories = oncePer((facts: Facts): ReadonlySet<string> => {
  const found = facts.clusters
    .flatMap((cluster) => allApplicationsOf(cluster, facts))
    .flatMap(({ sources }) => sources)
    .filter(({ path }) => path !== undefined && path !== '.' && folderOf(facts, path) !== undefined);
  return new Set(found.map(({ repository = '' }) => repository));
});
