import { valueAt } from '../../../../base/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { isLimitBelowRequest, problemsOf } from '../problems.ts';

export const rule: Rule = {
  id: 'limit-below-request',
  title: 'A resource limit below the request',
  severity: 'error',
  why: 'The API server refuses every pod of the workload, so that none ever starts.',
  fix: 'Raise the limit to the request or above, or lower the request.',
  *check({ cluster }) {
    for (const object of cluster.objects) {
      for (const { path } of problemsOf(object).filter(isLimitBelowRequest)) {
        const resource = String(path.at(-1));
        const limitPath = [...path.slice(0, -2), 'limits', resource];
        const request = String(valueAt(object.value, path));
        const limit = String(valueAt(object.value, limitPath));
        yield {
          message: `${titleOf(object)} requests ${request} of ${resource}, but limits it to ${limit}`,
          places: [
            placeIn(object, limitPath, `the limit is ${limit}`),
            placeIn(object, path, `the request is ${request}`),
          ],
        };
      }
    }
  },
};
