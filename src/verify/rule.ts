import type { DataPath, Position } from '../base/index.ts';
import type { Cluster, Facts } from '../facts/index.ts';
import type { Environment, Platform } from '../model/index.ts';

export type Severity = 'error' | 'warning';

/** One place that a finding speaks of, with what is to be seen there. */
export interface FindingPlace {
  readonly at: Position;
  /** What stands here, as part of a sentence: 'the Service expects port 8001'. */
  readonly note: string;
}

/** A place in the definition that a finding speaks of. */
export interface DefinitionPlace {
  readonly path: DataPath;
  /** What is said there, as part of a sentence. */
  readonly note: string;
}

/** What a rule reports: the first place is where a reader would mend it. */
export interface Report {
  /** What is wrong here, with the names and numbers involved; one sentence without a full stop. */
  readonly message: string;
  readonly places: readonly [FindingPlace, ...FindingPlace[]];
  /** Where the definition has a part in it; whoever has loaded the definition knows the lines. */
  readonly definition?: readonly DefinitionPlace[];
  /** How to mend this very case, where it says more than the rule's own `fix`. */
  readonly fix?: string;
}

/** What a rule sees: one cluster's objects, and the definition of that environment where there is one. */
export interface RuleInput {
  readonly cluster: Cluster;
  readonly facts: Facts;
  readonly platform: Platform | undefined;
  readonly environment: Environment | undefined;
}

/** What a rule sees that cannot judge without the definition. */
export interface PlatformRuleInput extends RuleInput {
  readonly platform: Platform;
  readonly environment: Environment;
}

interface RuleText {
  /** The bad thing in kebab-case; reads well after 'allow'. The folder carries the same name. */
  readonly id: string;
  /** The bad thing in a few words. */
  readonly title: string;
  readonly severity: Severity;
  /** What happens in a cluster because of it; whole sentences. */
  readonly why: string;
  /** How to mend it; whole sentences. */
  readonly fix: string;
}

/** A rule that judges by the files alone. */
export interface ClusterRule extends RuleText {
  readonly needs?: undefined;
  check(input: RuleInput): Iterable<Report>;
}

/** A rule that is skipped aloud where there is no definition of the cluster's environment. */
export interface PlatformRule extends RuleText {
  readonly needs: 'platform';
  check(input: PlatformRuleInput): Iterable<Report>;
}

/** A rule about the repository as a whole, whether its files are for a cluster or not. */
export interface RepositoryRule extends RuleText {
  readonly needs: 'repository';
  check(input: { readonly facts: Facts; readonly platform: Platform | undefined }): Iterable<Report>;
}

/**
 * One check. It may read everything, it changes nothing, and it looks at one cluster at a time (equal
 * findings of several clusters are grouped afterwards) or at the repository.
 */
export type Rule = ClusterRule | PlatformRule | RepositoryRule;

/** A small repository to try a rule on. */
export interface RuleCase {
  readonly name: string;
  /**
   * File texts by path. In a bad case a line that ends in `# <-- here` is where a finding must be; the
   * mark may stand on any line that a finding's first place names.
   */
  readonly files: Readonly<Record<string, string>>;
  /** A definition, for rules that need one. */
  readonly definition?: unknown;
}

export interface RuleCases {
  readonly bad: readonly [RuleCase, ...RuleCase[]];
  readonly good: readonly [RuleCase, ...RuleCase[]];
}
