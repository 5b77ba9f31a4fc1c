import type { Cluster, Facts } from '../facts/index.ts';
import type { Platform } from '../model/index.ts';
import { builtInRules, readingFindings, unexplained, unused } from './built-in.ts';
import { environmentOf } from './environment.ts';
import { byPlace, type Finding, grouped } from './finding.ts';
import type { Report, Rule } from './rule.ts';
import { rules as allRules } from './rules.gen.ts';
import { type Suppression, suppresses, suppressionsIn } from './suppression.ts';

export interface VerifyOptions {
  /** The definition that the files were made from, or are held against. */
  readonly platform?: Platform;
  /** The rules to run; all unless given. */
  readonly rules?: readonly Rule[];
  /** Suppressions beside those that stand in the files. */
  readonly suppressions?: readonly Suppression[];
}

/** A rule that has not judged, and why. */
export interface SkippedRule {
  readonly rule: string;
  readonly reason: string;
  /** The clusters that it has not judged. */
  readonly clusters: readonly string[];
}

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

/** What verification says of a repository. */
export interface Verification {
  /** Findings that nobody has accepted, by file and line. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly skipped: readonly SkippedRule[];
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly suppressed: number;
    readonly rules: number;
    readonly clusters: number;
  };
}

/** Runs rules over everything that was read. Same facts and options, same findings in the same order. */
export function verify(facts: Facts, options: VerifyOptions = {}): Verification {
  const rules = options.rules ?? allRules;
  const skipped: SkippedRule[] = [];
  const found = [...readingFindings(facts)];
  for (const rule of rules) found.push(...run(rule, facts, options.platform, skipped));
  const skippedEverywhere = skipped.filter(({ clusters }) => clusters.length === facts.clusters.length);
  const ran = new Set(
    rules.map(({ id }) => id).filter((id) => !skippedEverywhere.some(({ rule }) => rule === id)),
  );
  const suppressions = [
    ...[...facts.sources.values()].flatMap(suppressionsIn),
    ...(options.suppressions ?? []),
  ];
  const { open, suppressed } = suppress(grouped(found), suppressions, rules, ran);
  return {
    findings: open,
    suppressed,
    skipped,
    counts: {
      errors: open.filter(({ severity }) => severity === 'error').length,
      warnings: open.filter(({ severity }) => severity === 'warning').length,
      suppressed: suppressed.length,
      rules: ran.size,
      clusters: facts.clusters.length,
    },
  };
}

function run(
  rule: Rule,
  facts: Facts,
  platform: Platform | undefined,
  skipped: SkippedRule[],
): readonly Finding[] {
  if (rule.needs === 'repository') return findingsOf(rule, undefined, () => rule.check({ facts, platform }));
  const found: Finding[] = [];
  const without: string[] = [];
  for (const cluster of facts.clusters) {
    const environment = platform === undefined ? undefined : environmentOf(cluster, platform);
    if (rule.needs === undefined) {
      found.push(...findingsOf(rule, cluster, () => rule.check({ cluster, facts, platform, environment })));
    } else if (platform === undefined || environment === undefined) {
      without.push(cluster.name);
    } else {
      found.push(...findingsOf(rule, cluster, () => rule.check({ cluster, facts, platform, environment })));
    }
  }
  if (rule.needs !== undefined && platform === undefined) {
    skipped.push({ rule: rule.id, reason: 'needs the definition', clusters: without });
  } else if (without.length > 0) {
    const reason = 'needs the definition of the environment, and the folder names none';
    skipped.push({ rule: rule.id, reason, clusters: without });
  }
  return found;
}

function findingsOf(
  rule: Rule,
  cluster: Cluster | undefined,
  check: () => Iterable<Report>,
): readonly Finding[] {
  const { id, severity, why, fix } = rule;
  try {
    return [...check()].map(
      (report): Finding => ({
        rule: id,
        severity,
        message: report.message,
        places: report.places,
        definition: report.definition ?? [],
        why,
        fix: report.fix ?? fix,
        clusters: cluster === undefined ? [] : [cluster.name],
      }),
    );
  } catch (cause) {
    throw new Error(
      `the rule '${id}' failed on '${cluster?.name ?? 'the repository'}', which is a bug of the rule`,
      { cause },
    );
  }
}

/** Takes the accepted findings out and adds what is wrong with the suppressions. */
function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  rules: readonly Rule[],
  ran: ReadonlySet<string>,
): { readonly open: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  const known = new Set([...allRules, ...rules, ...Object.values(builtInRules)].map(({ id }) => id));
  const faults = suppressions.flatMap((suppression) => unexplained(suppression, known) ?? []);
  const sound = suppressions.filter((suppression) => unexplained(suppression, known) === undefined);
  const used = new Set<Suppression>();
  const open: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const suppression = sound.find((one) => suppresses(one, finding));
    if (suppression === undefined) open.push(finding);
    else suppressed.push({ finding, suppression });
    for (const one of sound) if (suppresses(one, finding)) used.add(one);
  }
  const idle = sound.filter(
    (one) => !used.has(one) && (ran.has(one.rule) || Object.hasOwn(builtInRules, one.rule)),
  );
  return {
    open: [...open, ...faults, ...idle.map(unused)].sort(byPlace),
    suppressed: suppressed.sort((a, b) => byPlace(a.finding, b.finding)),
  };
}
