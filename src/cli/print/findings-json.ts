import type { Finding } from '../../verify/index.ts';
import type { FindingsReport } from './findings-report.ts';

/** Findings as data, for scripts. */
export function jsonFindings(report: FindingsReport): string {
  const { verification, notes } = report;
  const one = (finding: Finding) => {
    return {
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      places: finding.places.map(({ at, note }) => ({ ...at, note })),
      definition: report.origins(finding).map(({ at, note }) => ({ ...at, note })),
      clusters: finding.clusters,
      why: finding.why,
      fix: finding.fix,
    };
  };
  const data = {
    counts: verification.counts,
    clusters: report.clusters,
    findings: verification.findings.map(one),
    suppressed: verification.suppressed.map(({ finding, suppression }) => ({
      ...one(finding),
      reason: suppression.reason,
    })),
    skipped: verification.skipped,
    notes,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
