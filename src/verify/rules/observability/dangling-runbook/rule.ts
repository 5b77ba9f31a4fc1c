import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** Pages in this repository: those that are named by a path, and those on its Git server below a folder that it has. */
export const rule: Rule = {
  id: 'dangling-runbook',
  title: 'A runbook that does not exist',
  severity: 'error',
  why: 'Whoever is woken by the alert finds a missing page.',
  fix: 'Write the page, or name one that exists.',
  *check(input) {
    const { sources } = input.facts;
    const folders = new Set([...sources.keys()].flatMap((file) => /(?:^|\/)runbooks(?=\/)/.exec(file) ?? []));
    for (const query of queriesOf(input)) {
      const address = query.annotations.runbook_url;
      const page = address === undefined ? undefined : /(?:^|\/)(runbooks\/[\w./-]+\.md)$/.exec(address)?.[1];
      if (page === undefined || (/^https?:/.test(address ?? '') && folders.size === 0)) continue;
      if ([...sources.keys()].some((file) => file === page || file.endsWith(`/${page}`))) continue;
      yield {
        message: `${titleOfQuery(query)} names the runbook ${page}, which does not exist`,
        places: [query.at('runbook', `names ${page}`)],
      };
    }
  },
};
