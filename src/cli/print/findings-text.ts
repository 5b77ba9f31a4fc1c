import type { Finding } from '../../verify/index.ts';
import { excerpt, where } from './excerpt.ts';
import type { FindingsReport } from './findings-report.ts';
import { count, type Style, styleOf } from './style.ts';

/** Findings for people: what, where in each file and in the definition, why, how to mend it. */
export function textFindings(report: FindingsReport): string {
  const style = styleOf(report.terminal);
  const { verification, notes } = report;
  const blocks = verification.findings.map((finding) => block(finding, report, style));
  const skipped = verification.skipped.map(({ rule, reason, clusters }) =>
    style.dim(
      `skipped ${rule}: ${reason} (${clusters.length === 1 ? clusters[0] : count(clusters.length, 'cluster')})\n`,
    ),
  );
  const remarks = notes.map((note) => style.dim(`note: ${note}\n`));
  return `${blocks.join('\n')}${blocks.length > 0 ? '\n' : ''}${remarks.join('')}${skipped.join('')}${summary(report, style)}\n`;
}

function block(finding: Finding, report: FindingsReport, style: Style): string {
  const color = finding.severity === 'error' ? style.red : style.yellow;
  const [first, ...others] = finding.places;
  const lines = [
    `${style.bold(where(first.at))}: ${color(finding.severity)} ${finding.message} ${style.dim(`[${finding.rule}]`)}\n`,
    excerpt(first.at, report.textOf),
    `  ${first.note}\n`,
    ...others.map((place) => `  ${where(place.at)}: ${place.note}\n`),
  ];
  for (const { at, note } of report.origins(finding)) {
    lines.push(`  ${style.cyan(where(at))}: ${note}\n`);
  }
  if (finding.clusters.length > 0) lines.push(`  ${style.dim(`in ${finding.clusters.join(', ')}`)}\n`);
  lines.push(`  ${style.dim('why:')} ${finding.why}\n`, `  ${style.green('fix:')} ${finding.fix}\n`);
  return lines.join('');
}

function summary({ verification }: FindingsReport, style: Style): string {
  const { errors, warnings, suppressed, rules, clusters } = verification.counts;
  const looked = `${count(rules, 'rule')} over ${count(clusters, 'cluster')}`;
  const accepted = suppressed === 0 ? '' : `, ${suppressed} accepted with a reason`;
  if (errors + warnings === 0) return `${style.green('No findings')} (${looked}${accepted}).`;
  return `${style.bold(`${count(errors, 'error')}, ${count(warnings, 'warning')}`)} (${looked}${accepted}).`;
}
