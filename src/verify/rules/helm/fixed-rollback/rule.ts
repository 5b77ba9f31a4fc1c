import { argumentsOf, callsTo, plainText } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

const valued = new Set(['-n', '--namespace', '--kube-context', '--kubeconfig', '--timeout', '--history-max']);

export const rule: Rule = {
  id: 'fixed-rollback',
  title: 'A rollback to the same revision for ever',
  severity: 'error',
  needs: 'repository',
  why: 'Revisions count up with every release: a number that is written down goes back to the state of long ago (1 is the very first install), not to what ran before, and Helm keeps only the last ten.',
  fix: 'Leave the revision out, which goes back to the one before, or take it from helm history.',
  *check({ facts }) {
    for (const call of callsTo(facts, 'helm')) {
      const [verb, release, revision] = argumentsOf(call, valued).operands;
      const number = Number(plainText(revision) ?? 0);
      if (verb?.text !== 'rollback' || release === undefined || !(number > 0) || revision === undefined)
        continue;
      yield {
        message: `helm rollback takes ${release.text} to revision ${number}, whatever ran before`,
        places: [{ at: revision.at, note: 'a number that does not move along' }],
      };
    }
  },
};
