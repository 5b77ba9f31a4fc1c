export { builtInRules } from './built-in.ts';
export type { Finding } from './finding.ts';
export type {
  ClusterRule,
  DefinitionPlace,
  FindingPlace,
  PlatformRule,
  PlatformRuleInput,
  Report,
  Rule,
  RuleCase,
  RuleCases,
  RuleInput,
  Severity,
} from './rule.ts';
export { rules, rulesByGroup } from './rules.gen.ts';
export type { Suppression } from './suppression.ts';
export type { SkippedRule, SuppressedFinding, Verification, VerifyOptions } from './verify.ts';
export { verify } from './verify.ts';
