import { formatPath, type JsonObject, valueAt } from '../../../base/index.ts';
import type { KubernetesObject } from '../../../facts/index.ts';
import { type SchemaProblem, validate } from '../../../kubernetes/index.ts';
import { oncePer } from '../../once-per.ts';
import { placeIn } from '../../place.ts';
import type { Report } from '../../rule.ts';

/** What the API server would refuse or drop in an object; nothing for kinds that are not known. */
export const problemsOf = oncePer(({ value }: KubernetesObject): readonly SchemaProblem[] =>
  (validate(value) ?? []).filter((problem) => !isFilledInLater(value, problem)),
);

/**
 * Whether another tool replaces the word before it is applied: `${REPLICAS}`, `{{ .Values.replicas }}`, `ENC[...]` of
 * sops, which also takes away the field in which it says how.
 */
function isFilledInLater(value: JsonObject, { path, atKey }: SchemaProblem): boolean {
  if (path[0] === 'sops') return true;
  const word = atKey === true ? path.at(-1) : valueAt(value, path);
  return typeof word === 'string' && /\$\{|\{\{|\$\(|^ENC\[/.test(word);
}

/** A problem as a report: the message says which object it is, the place leads to the field. */
export function reportOf(object: KubernetesObject, { message, path, fix }: SchemaProblem): Report {
  return {
    message: `${object.name}: ${message}`,
    places: [placeIn(object, path, formatPath(path))],
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A limit below its request. */
export function isLimitBelowRequest({ kind, path }: SchemaProblem): boolean {
  return kind === 'conflict' && path.at(-2) === 'requests';
}

/**
 * Problems that a rule of their own speaks of at greater length: limits and requests, selectors and their
 * pods, the bounds of autoscalers.
 */
export function hasOwnRule(object: KubernetesObject, problem: SchemaProblem): boolean {
  const [top, field] = problem.path;
  return (
    isLimitBelowRequest(problem) ||
    (problem.kind === 'conflict' && top === 'spec' && field === 'selector') ||
    (problem.kind === 'conflict' && object.kind === 'HorizontalPodAutoscaler' && field === 'minReplicas')
  );
}
