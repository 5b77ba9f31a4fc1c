import type { FindingsReport } from './findings-report.ts';

/** Escapes the message of a workflow command (GitHub: toolkit/packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
export function githubFindings({ verification }: FindingsReport): string {
  const lines = verification.findings.map((finding) => {
    const { at } = finding.places[0];
    const level = finding.severity === 'error' ? 'error' : 'warning';
    const properties = [
      `file=${escapeProperty(at.file)}`,
      `line=${at.line}`,
      `col=${at.column}`,
      `title=${escapeProperty(finding.rule)}`,
    ].join(',');
    return `::${level} ${properties}::${escapeData(`${finding.message}\n${finding.fix}`)}\n`;
  });
  return lines.join('');
}
