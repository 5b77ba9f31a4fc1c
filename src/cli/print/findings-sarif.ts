import { builtInRules, rules } from '../../verify/index.ts';
import { version } from '../version.ts';
import type { FindingsReport } from './findings-report.ts';

/** Findings as SARIF 2.1.0, for code scanning. */
export function sarifFindings({ verification }: FindingsReport): string {
  const all = [...verification.findings, ...verification.suppressed.map(({ finding }) => finding)];
  const ids = [...new Set(all.map((finding) => finding.rule))].sort();
  const location = ({ at, note }: (typeof all)[number]['places'][number]) => ({
    physicalLocation: {
      artifactLocation: { uri: encodeURI(at.file) },
      region: { startLine: at.line, startColumn: at.column },
    },
    message: { text: note },
  });
  const result = (finding: (typeof all)[number]) => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: finding.severity,
    message: { text: `${finding.message}. ${finding.fix}` },
    locations: [location(finding.places[0])],
    relatedLocations: finding.places.slice(1).map((place, index) => ({ id: index + 1, ...location(place) })),
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'groundplan',
            version,
            rules: ids.map(describe),
          },
        },
        results: [
          ...verification.findings.map(result),
          ...verification.suppressed.map(({ finding, suppression }) => ({
            ...result(finding),
            suppressions: [{ kind: 'inSource', justification: suppression.reason }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(id: string) {
  const rule = [...rules, ...Object.values(builtInRules)].find((one) => one.id === id);
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: rule.fix },
    defaultConfiguration: { level: rule.severity },
  };
}
