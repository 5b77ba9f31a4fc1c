import { software } from '../../../kubernetes/index.ts';
import { installedOtherwise } from '../../installed.ts';
import type { RuleInput } from '../../rule.ts';
import { textAt } from '../../value.ts';

/**
 * Whether something serves a group of the Kubernetes API, as far as the files say what is installed; undefined where
 * they say nothing. Software that is not known may serve it where its name has one of the words.
 */
export function isServed(
  { cluster, facts }: Pick<RuleInput, 'cluster' | 'facts'>,
  group: string,
  words: RegExp,
): boolean | undefined {
  if (cluster.ofKind('APIService').some(({ value }) => textAt(value, 'spec', 'group') === group)) return true;
  if (cluster.software.length === 0) return undefined;
  if (installedOtherwise(facts).some((text) => words.test(text))) return true;
  return cluster.software.some(({ name, chart, software: known }) =>
    known === undefined
      ? words.test(`${name} ${chart?.name ?? ''}`)
      : (software(known).apis ?? []).includes(group),
  );
}
