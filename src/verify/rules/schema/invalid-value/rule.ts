import type { Rule } from '../../../rule.ts';
import { hasOwnRule, problemsOf, reportOf } from '../problems.ts';

export const rule: Rule = {
  id: 'invalid-value',
  title: 'A value that Kubernetes refuses',
  severity: 'error',
  why: 'The API server refuses the object, so that nothing of it is created or changed.',
  fix: 'Write a value that the field accepts.',
  *check({ cluster }) {
    for (const object of cluster.objects) {
      for (const problem of problemsOf(object)) {
        if (problem.kind === 'unknown-field' || hasOwnRule(object, problem)) continue;
        yield reportOf(object, problem);
      }
    }
  },
};
