import type { Rule } from '../../../rule.ts';
import { problemsOf, reportOf } from '../problems.ts';

export const rule: Rule = {
  id: 'unknown-field',
  title: 'A field that Kubernetes does not know',
  severity: 'error',
  why: 'The API server refuses the object or drops the field, so that what it says never takes effect.',
  fix: 'Write a field of the kind, or remove the line.',
  *check({ cluster }) {
    for (const object of cluster.objects) {
      for (const problem of problemsOf(object)) {
        if (problem.kind === 'unknown-field') yield reportOf(object, problem);
      }
    }
  },
};
