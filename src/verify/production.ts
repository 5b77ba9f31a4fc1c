import { environmentWords } from '../facts/index.ts';
import type { RuleInput } from './rule.ts';

/**
 * Whether files are for what must not fail: by the name of the environment where there are several, and always where
 * there is one alone.
 */
export function isProduction({ cluster, facts, environment }: RuleInput): boolean {
  if (environment !== undefined) return isNamed(environment.name) || facts.clusters.length === 1;
  return environmentWords(facts.clusters).size === 0 || cluster.name.split('/').some(isNamed);
}

function isNamed(word: string): boolean {
  return /(?:^|[-_])(?:prod|production|live)(?:[-_]|$)/i.test(word);
}
