import type { Cluster, Facts } from '../../../facts/index.ts';
import { neighboursOf } from '../../declared.ts';
import { broughtNamespaces } from '../../members.ts';
import { oncePer } from '../../once-per.ts';
import type { RuleInput } from '../../rule.ts';

/**
 * Whether a chart or another repository brings objects into a namespace: what is in no file of ours may
 * then be there all the same.
 */
export function mayBeBrought(
  input: Pick<RuleInput, 'cluster' | 'facts'>,
  namespace: string | undefined,
): boolean {
  const broughtInto = broughtIn(input.facts);
  return [input.cluster, ...neighboursOf(input)].some((cluster) => broughtInto(cluster).has(namespace));
}

const broughtIn = oncePer((facts: Facts) =>
  oncePer((cluster: Cluster): ReadonlySet<string | undefined> => new Set(broughtNamespaces(cluster, facts))),
);
