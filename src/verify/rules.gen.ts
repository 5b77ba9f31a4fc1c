// Made by scripts/gen-rules.ts from the folders of rules; change those.
import type { Rule } from './rule.ts';

/** All rules by the group whose folder holds them. */
export const rulesByGroup: Readonly<Record<string, readonly Rule[]>> = {
};

/** All rules, by group and id. */
export const rules: readonly Rule[] = Object.values(rulesByGroup).flat();
