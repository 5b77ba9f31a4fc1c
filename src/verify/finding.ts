import type { DefinitionPlace, FindingPlace, Severity } from './rule.ts';

/** Something wrong in the files, once for all clusters in which it is the same. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence without a full stop. */
  readonly message: string;
  /** The first is where a reader would mend it. */
  readonly places: readonly [FindingPlace, ...FindingPlace[]];
  /** Places of the definition; empty where it has no part in it. */
  readonly definition: readonly DefinitionPlace[];
  readonly why: string;
  readonly fix: string;
  /** Names of the clusters, in their order; empty for findings about a file itself. */
  readonly clusters: readonly string[];
}

/** The order of findings: by file, line, column and rule of the first place. */
export function byPlace(a: Finding, b: Finding): number {
  const [one, other] = [a.places[0].at, b.places[0].at];
  return (
    compare(one.file, other.file) ||
    one.line - other.line ||
    one.column - other.column ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** Joins findings of several clusters that say the same about the same places. */
export function grouped(findings: Iterable<Finding>): readonly Finding[] {
  const groups = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const known = groups.get(key);
    const clusters = [...new Set([...(known?.clusters ?? []), ...finding.clusters])];
    groups.set(key, { ...finding, clusters });
  }
  return [...groups.values()];
}

function keyOf({ rule, message, places, fix }: Finding): string {
  const placed = places.map(({ at, note }) => `${at.file}:${at.line}:${at.column} ${note}`);
  return [rule, message, fix, ...placed].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
