import { builtInRules, type Rule, rules } from '../../../verify/index.ts';
import type { Terminal } from '../../command.ts';
import { styleOf } from '../../print/style.ts';
import { table } from '../../print/table.ts';

/** What the page of a rule says. */
type Page = Pick<Rule, 'id' | 'title' | 'severity' | 'why' | 'fix' | 'needs'>;

/** All rules, with those that judge the reading and the suppressions themselves. */
export const pages: readonly Page[] = [...rules, ...Object.values(builtInRules)];

export function listRules(json: boolean): string {
  if (json) return `${JSON.stringify(pages.map(pageOf), null, 2)}\n`;
  const rows = [...pages]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => [rule.id, rule.severity, rule.title]);
  return `${table(['rule', 'severity', 'finds'], rows)}\n`;
}

export function explainRule(rule: Page, terminal: Terminal, json: boolean): string {
  if (json) return `${JSON.stringify(pageOf(rule), null, 2)}\n`;
  const style = styleOf(terminal);
  const needs = rule.needs !== 'platform' ? '' : '\nJudges only where the definition is known.\n';
  return [
    `${style.bold(rule.id)} (${rule.severity}): ${rule.title}`,
    '',
    `${style.bold('Why')}  ${rule.why}`,
    `${style.bold('Fix')}  ${rule.fix}`,
    needs,
    `Accept one with a comment on its line or the line above:  # groundplan-allow ${rule.id}: <reason>`,
    '',
  ].join('\n');
}

function pageOf({ id, title, severity, why, fix, needs }: Page) {
  return { id, title, severity, why, fix, needs };
}
