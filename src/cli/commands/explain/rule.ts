import type { Rule } from '../../../verify/index.ts';
import type { Terminal } from '../../command.ts';
import { styleOf } from '../../print/style.ts';
import { table } from '../../print/table.ts';

export function listRules(rules: readonly Rule[], json: boolean): string {
  if (json) return `${JSON.stringify(rules.map(pageOf), null, 2)}\n`;
  const rows = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => [rule.id, rule.severity, rule.title]);
  return `${table(['rule', 'severity', 'finds'], rows)}\n`;
}

export function explainRule(rule: Rule, terminal: Terminal, json: boolean): string {
  if (json) return `${JSON.stringify(pageOf(rule), null, 2)}\n`;
  const style = styleOf(terminal);
  const needs = rule.needs === undefined ? '' : '\nJudges only where the definition is known.\n';
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

function pageOf({ id, title, severity, why, fix, needs }: Rule) {
  return { id, title, severity, why, fix, needs };
}
