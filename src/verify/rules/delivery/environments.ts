import { environmentWords, type Facts } from '../../../facts/index.ts';
import type { Platform } from '../../../model/index.ts';

/** The names of the environments: those of the definition, or else what tells the folders of environments apart. */
export function environmentNames(facts: Facts, platform: Platform | undefined): ReadonlySet<string> {
  return platform === undefined
    ? environmentWords(facts.clusters)
    : new Set(platform.environments.map(({ name }) => name));
}
