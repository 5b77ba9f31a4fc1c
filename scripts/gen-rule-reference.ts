import type { Rule } from '../src/verify/index.ts';

/** The page of all rules: docs/reference/rules.md. */
export async function generateRuleReference(): Promise<Map<string, string>> {
  const { rulesByGroup } = await import('../src/verify/index.ts');
  const sections = Object.entries(rulesByGroup).map(
    ([group, rules]) => `## ${group}\n\n${rules.map(section).join('\n')}`,
  );
  const text = [
    '<!-- Made by `npm run gen` from the rules; change those. -->',
    '# Rules',
    '',
    'What `groundplan verify` checks. `groundplan explain <rule>` prints the same at the command line. A finding is',
    'accepted by a comment on its line or the line above: `# groundplan-allow <rule>: <reason>`.',
    '',
    ...sections,
  ].join('\n');
  return new Map([['docs/reference/rules.md', `${text.trimEnd()}\n`]]);
}

function section(rule: Rule): string {
  const needs = rule.needs !== 'platform' ? '' : ' Judges only where the definition is known.';
  return `### ${rule.id}\n\n${rule.title} (${rule.severity}).${needs}\n\n${rule.why}\n\n${rule.fix}\n`;
}
