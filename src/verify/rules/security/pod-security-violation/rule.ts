import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textsAt } from '../../../value.ts';
import { securedPod } from '../pod-security.ts';
import { baseline } from '../pod-security-baseline.ts';
import { restricted } from '../pod-security-restricted.ts';

const LABEL = 'pod-security.kubernetes.io/enforce';

const LEVELS = new Map([
  ['baseline', baseline],
  ['restricted', restricted],
]);

export const rule: Rule = {
  id: 'pod-security-violation',
  title: 'A pod that the security level of its namespace refuses',
  severity: 'error',
  why: 'Pod Security admission refuses every such pod: the workload exists, but none of its pods is ever created.',
  fix: 'Give the pod the security context that the level asks for, or run it in a namespace of another level.',
  *check(input) {
    for (const workload of input.cluster.workloads) {
      const { object, namespace, podPath } = workload;
      const home = declaredObject(input, 'Namespace', undefined, namespace ?? 'default');
      const labels = textsAt(home?.value, 'metadata', 'labels');
      const level = labels[LABEL] ?? '';
      const version = Number(
        /^v1\.(\d+)$/.exec(labels[`${LABEL}-version`] ?? '')?.[1] ?? Number.POSITIVE_INFINITY,
      );
      const checks = LEVELS.get(level)?.filter(({ since = 0 }) => since <= version);
      if (home === undefined || podPath === undefined || checks === undefined) continue;
      const pod = securedPod(workload, podPath);
      const found = checks.flatMap(({ name, find }) => {
        const violations = [...find(pod)];
        return violations.length === 0 ? [] : [{ name, violations }];
      });
      const [first, ...others] = found.flatMap(({ violations }) => violations);
      if (first === undefined) continue;
      const said = found.map(
        ({ name, violations }) => `${name} (${violations.map(({ text }) => text).join(', ')})`,
      );
      yield {
        message: `the pods of ${titleOf(object)} violate the level ${level} of their namespace: ${said.join('; ')}`,
        places: [
          placeIn(object, first.path, first.text),
          ...others.map(({ path, text }) => placeIn(object, path, text)),
          placeIn(home, ['metadata', 'labels', LABEL], `the namespace enforces ${level}`),
        ],
      };
    }
  },
};
